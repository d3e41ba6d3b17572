/** Which room may open which door: the arrow of the README, checked. */
const data = ["procedure", "records", "rules", "review"];
const rooms = {
  opc: [],
  procedure: [],
  records: ["procedure"],
  rules: ["procedure", "records"],
  review: ["procedure", "records", "rules"],
  workbook: [...data, "opc"],
  documents: [...data, "opc"],
  exchange: data,
  actions: [...data, "opc", "workbook", "documents", "exchange"],
  texts: ["procedure", "records", "rules", "workbook"],
  // a door that leads to the pane and to nothing else
  ribbon: ["pane"],
};
/** Libraries the inner rooms may use: pure ones. */
const pure = "node_modules/@noble/hashes";

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-forgotten",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "\\.d\\.ts$" },
      to: {},
    },
    ...Object.entries(rooms).map(([room, mayOpen]) => ({
      name: `${room}-stays-inside`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: "^src/", pathNot: `^src/(${[room, ...mayOpen].join("|")})/` },
    })),
    {
      name: "inner-rooms-touch-no-host",
      severity: "error",
      from: { path: "^src/(procedure|records|rules|review|actions|exchange)/" },
      to: { dependencyTypes: ["npm", "core"], pathNot: pure },
    },
    {
      name: "only-the-doors-and-the-file-store-know-node",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli/|workbook/file-store|opc/node-codec)" },
      to: { dependencyTypes: ["core"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
  },
};
