import { complaintFields } from "../records/complaint";
import type { Field, Fields, Value } from "../records/field";
import type { Person } from "../records/masters";
import { type PartTable, partTables } from "../records/parts";
import type { Case } from "./case";
import { eightDOf } from "./flow/content";
import { totalAccepted } from "./flow/costs";
import { unmet } from "./flow/unmet";
import type { Issue } from "./issue";
import { nameFinder, namesIn, titleIn } from "./person-names";
import { writtenAmounts } from "./written-amount";

/** Lists whose words a customer's document may print. */
const shownLists = [
  "measure",
  "sweep",
  "disposition",
  "eightD",
  "visit",
] as const satisfies readonly PartTable[];

/** The customer's own words: an amount in them is the customer's, and so is whom of us the customer has met. */
const customersWords: ReadonlySet<string> = new Set(["complaintText", "customerDemand"]);

/**
 * V-56: texts a customer's document prints that name a person or a group held responsible, anybody else of 人员 whom the
 * document does not name itself, or an internal amount. What the customer claims is no secret to the customer.
 */
export function internalWords(one: Case, people: readonly Pick<Person, "name">[] = []): Issue[] {
  const amounts = internalAmounts(one);
  const blamed = heldResponsible(one);
  const finders = (names: readonly string[]) => names.map((name) => ({ name, isIn: nameFinder(name) }));
  const responsible = finders(blamed);
  const others = finders(furtherPeople(one, people));
  const known = knownToCustomer(one).filter((name) => !blamed.includes(name));
  const inText = (written: string, own: boolean): string | undefined => {
    const text = known.reduce((rest, name) => rest.replaceAll(name, " \u0000 "), written.normalize("NFKC"));
    return (
      responsible.find(({ isIn }) => isIn(text))?.name ??
      (own ? undefined : others.find(({ isIn }) => isIn(text))?.name) ??
      blamed.map((name) => titleIn(name, text)).find((title) => title !== undefined) ??
      (own ? undefined : writtenAmounts(text).find(({ hundredths }) => amounts.has(hundredths))?.words)
    );
  };
  return [
    ...texts(complaintFields, one.complaint).flatMap(({ name, label, text }) => {
      const found = inText(text, customersWords.has(name));
      return found === undefined ? [] : [unmet("V-56", "internal-words", [label, found], { fields: name })];
    }),
    ...shownLists.flatMap((part) =>
      rowsOf(one, part).flatMap((row) =>
        texts(partTables[part].fields, row).flatMap(({ name, label, text }) => {
          const found = inText(text, false);
          const at = { fields: name, part, id: row.id };
          return found === undefined ? [] : [unmet("V-56", "internal-words", [label, found], at)];
        }),
      ),
    ),
  ];
}

type ShownRow = Readonly<Record<string, Value>> & { readonly id: string | null };

/** The rows of a list; the 8D may be the one of the case that is repeated. */
function rowsOf(one: Case, part: (typeof shownLists)[number]): readonly ShownRow[] {
  const own: readonly ShownRow[] = one.parts[part];
  const eightD = part === "eightD" ? eightDOf(one) : undefined;
  return eightD === undefined || own.includes(eightD) ? own : [...own, eightD];
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

/** The persons and the group a case holds responsible, or who made the goods. */
export function heldResponsible({
  complaint: { respPerson, respGroup, prodStaff },
}: Case): readonly string[] {
  const group = (respGroup ?? "").split(/[、,，;；/\n]+/u).map((name) => name.trim());
  return [
    ...new Set([
      ...namesIn(respPerson),
      ...namesIn(prodStaff),
      ...group.filter((name) => [...name].length > 1),
    ]),
  ];
}

/** Those of 人员 whom a document for the customer does not name itself: who registered, accepted, verified, led or signed. */
function furtherPeople(one: Case, people: readonly Pick<Person, "name">[]): readonly string[] {
  const { registeredBy, qaOwner, verifiedBy } = one.complaint;
  const signed = one.parts.approval.filter(({ step }) => step === "8D审核" || step === "8D批准");
  const named = [registeredBy, qaOwner, verifiedBy, eightDOf(one)?.leader, ...signed.map(({ name }) => name)];
  const open = new Set(named.flatMap((name) => namesIn(name ?? null)));
  return [...new Set(people.flatMap(({ name }) => namesIn(name)))].filter((name) => !open.has(name));
}

/** Names the customer knows best: one of ours inside them is not meant. */
const knownToCustomer = ({ complaint: { customer, contactName } }: Case): readonly string[] =>
  [customer, contactName]
    .map((name) => (name ?? "").normalize("NFKC").trim())
    .filter((name) => name.length > 1);

/** Amounts in 分 that only the house knows. */
function internalAmounts(one: Case): ReadonlySet<number> {
  const { complaint, parts } = one;
  const claims = parts.cost.flatMap(({ claimed }) => (claimed === null ? [] : [claimed]));
  const claimed = new Set([...claims, claims.reduce((sum, each) => sum + each, 0)]);
  const known = [
    complaint.amountInvolved,
    ...parts.cost.flatMap((line) => [line.estimated, line.accepted, line.acceptedCny, line.paid]),
    totalAccepted(one),
    ...parts.share.map(({ amount }) => amount),
  ];
  return new Set(
    known.filter((each): each is number => typeof each === "number" && each > 0 && !claimed.has(each)),
  );
}
