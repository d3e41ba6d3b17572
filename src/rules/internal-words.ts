import { complaintFields } from "../records/complaint";
import type { Field, Fields, Value } from "../records/field";
import { type PartTable, partTables } from "../records/parts";
import type { Case } from "./case";
import { unmet } from "./flow/unmet";
import type { Issue } from "./issue";

/** Lists whose words a customer's document may print. */
const shownLists = ["measure", "disposition", "eightD", "visit"] as const satisfies readonly PartTable[];

/** The customer's own words: an amount in them is the customer's, a name of ours is not. */
const customersWords: ReadonlySet<string> = new Set(["complaintText", "customerDemand"]);

/** The shortest name that can be told from an ordinary character. */
const NAME_LENGTH = 2;

/**
 * V-56: texts a customer's document prints that name a person or a group held responsible, or an internal amount. What
 * the customer claims is no secret to the customer.
 */
export function internalWords(one: Case): Issue[] {
  const names = internalNames(one);
  const amounts = internalAmounts(one);
  const inText = (text: string, own: boolean): string | undefined =>
    names.find((name) => text.toLowerCase().includes(name.toLowerCase())) ??
    (own ? undefined : amountIn(text, amounts));
  return [
    ...texts(complaintFields, one.complaint).flatMap(({ name, label, text }) => {
      const found = inText(text, customersWords.has(name));
      return found === undefined ? [] : [unmet("V-56", "internal-words", [label, found], { fields: name })];
    }),
    ...shownLists.flatMap((part) =>
      one.parts[part].flatMap((row) =>
        texts(partTables[part].fields, row).flatMap(({ name, label, text }) => {
          const found = inText(text, false);
          const at = { fields: name, part, id: row.id };
          return found === undefined ? [] : [unmet("V-56", "internal-words", [label, found], at)];
        }),
      ),
    ),
  ];
}

/** The written texts of a record that are not internal themselves. */
function texts(
  fields: Fields,
  record: Readonly<Record<string, Value>>,
): { readonly name: string; readonly label: string; readonly text: string }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = record[name];
    return isWritten(field) && typeof value === "string"
      ? [{ name, label: field.label.zh, text: value }]
      : [];
  });
}

const isWritten = (field: Field): boolean =>
  (field.kind === "longText" || (field.kind === "text" && field.key !== true)) &&
  field.internal !== true &&
  field.personal !== true &&
  field.auto !== true;

const internalNames = ({ complaint: { respPerson, respGroup, prodStaff } }: Case): readonly string[] =>
  [respPerson, respGroup, prodStaff]
    .flatMap((names) => (names ?? "").split(/[、,，;；/\n]+|\s{2,}/u))
    .map((name) => name.trim())
    .filter((name) => [...name].length >= NAME_LENGTH);

/** Amounts in 分 that only the house knows. */
function internalAmounts({ complaint, parts }: Case): ReadonlySet<number> {
  const claimed = new Set(parts.cost.map((line) => line.claimed));
  const known = [
    complaint.amountInvolved,
    ...parts.cost.flatMap((line) => [line.estimated, line.accepted, line.acceptedCny, line.paid]),
    ...parts.share.map(({ amount }) => amount),
  ];
  return new Set(
    known.filter((each): each is number => typeof each === "number" && each > 0 && !claimed.has(each)),
  );
}

/** Amounts of money as people write them: ¥1,234.50, 1234.5 元, 1.2 万元, RMB 500. */
const MONEY =
  /(?:[¥￥]|RMB|CNY|人民币)\s*([\d,，]+(?:\.\d+)?)(\s*万)?|([\d,，]+(?:\.\d+)?)\s*(万)?\s*(?:元|块钱|RMB|CNY|人民币)/giu;

function amountIn(text: string, amounts: ReadonlySet<number>): string | undefined {
  for (const [whole, before, tenThousand, after, more] of text.matchAll(MONEY)) {
    const yuan = Number((before ?? after ?? "").replace(/[,，]/gu, ""));
    const factor = tenThousand !== undefined || more !== undefined ? 1_000_000 : 100;
    if (amounts.has(Math.round(yuan * factor))) return whole.trim();
  }
  return undefined;
}
