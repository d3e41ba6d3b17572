/** What is wrong with a list of decisions before any is read; `detail` says where. */
export type DecisionsFault = "not-json" | "not-a-list" | "decision-not-plain" | "unknown-key" | "id-missing";

/** The keys of a decision; a case is named by its number or its id. */
const keys = ["step", "verdict", "opinion", "name", "signedAt", "medium", "deputy", "link", "code"] as const;
const names = ["complaintNo", "id"] as const;

type DecisionEntry = { readonly id: string; readonly step: string } & {
  readonly [K in (typeof keys)[number]]?: string;
};

/** The decisions in a JSON text: a list of objects, or `{ "decisions": […] }`. */
export function decisionsFromJson(
  text: string,
):
  | { readonly decisions: readonly DecisionEntry[] }
  | { readonly fault: DecisionsFault; readonly detail: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { fault: "not-json", detail: error instanceof Error ? error.message : "" };
  }
  const list = isObject(parsed) ? parsed["decisions"] : parsed;
  if (!Array.isArray(list)) return { fault: "not-a-list", detail: "" };
  const decisions: DecisionEntry[] = [];
  for (const [index, entry] of (list as readonly unknown[]).entries()) {
    const place = String(index + 1);
    if (!isObject(entry)) return { fault: "decision-not-plain", detail: place };
    const given = Object.entries(entry).filter(([, value]) => value !== null && value !== "");
    for (const [key, value] of given) {
      if (typeof value !== "string" && typeof value !== "number")
        return { fault: "decision-not-plain", detail: place };
      if (![...keys, ...names].some((each) => each === key))
        return { fault: "unknown-key", detail: `${place}：${key}` };
    }
    const typed = Object.fromEntries(given.map(([key, value]) => [key, String(value)]));
    const { complaintNo, id = complaintNo, step = "", ...rest } = typed;
    if (id === undefined) return { fault: "id-missing", detail: place };
    decisions.push({ id, step, ...rest });
  }
  return { decisions };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
