/** Jest runs the sources as they are; the browser tests (test/e2e) and the corpus have scripts of their own. */
export default {
  testEnvironment: "node",
  testTimeout: 180_000, // a busy machine is no failure
  roots: ["<rootDir>/test"],
  testPathIgnorePatterns: ["/e2e/", "/corpus/"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: {
    "\\.tsx?$": [
      "ts-jest",
      {
        diagnostics: false,
        tsconfig: {
          module: "CommonJS",
          moduleResolution: "node10",
          ignoreDeprecations: "6.0",
          verbatimModuleSyntax: false,
          isolatedModules: true,
          jsx: "react-jsx",
          target: "ES2022",
          esModuleInterop: true,
          resolveJsonModule: true,
        },
      },
    ],
  },
};
