import { addDays } from "../procedure/day";
import { countedUnits } from "../records/choices";
import type { Complaint, ComplaintField } from "../records/complaint";
import { type Case, dayOf, hasReached, productLines, type RuleContext, withoutMidnight } from "./case";
import type { PartTable } from "../records/parts";
import { isBefore, isPlainlyBefore } from "./flow/order";
import { betweenClocks } from "./flow/stamped";
import { unmet } from "./flow/unmet";
import { assessGrade } from "./grade";
import { totalsOf } from "./totals";
import { type Issue, issue, type RuleId, type Severity } from "./issue";

/** Checks over the fields of one case (catalogue §9.1–9.2): dates, quantities, the grade. They change nothing. */
export function crossChecks(one: Case, context: RuleContext): Issue[] {
  return [
    ...receiptChecks(one.complaint, context),
    ...productDates(one),
    ...quantityChecks(one),
    ...betweenClocks([...flowOrder(one.complaint), ...cutInChecks(one.complaint, context)], one, context),
    ...closedChecks(one.complaint),
    ...futureDays(one, context),
    ...gradeChecks(one.complaint, context),
  ];
}

/** V-02: received in the past, within the five minutes two clocks may differ. */
function receiptChecks(
  { receivedAt, registeredAt, customerDueDate }: Complaint,
  { now }: RuleContext,
): Issue[] {
  const found: Issue[] = [];
  // once registered it lies in the past of the computer it was registered on
  const latest = registeredAt !== null && registeredAt > now ? registeredAt : now;
  if (receivedAt !== null && receivedAt > fiveMinutesAfter(latest))
    found.push(issue("V-02", "block", "receivedAt", { code: "in-the-future", given: receivedAt }));
  if (receivedAt !== null && customerDueDate !== null && customerDueDate < dayOf(receivedAt))
    found.push(order("V-04", "warn", "receivedAt", dayOf(receivedAt), "customerDueDate", customerDueDate));
  return found;
}

function fiveMinutesAfter(now: string): string {
  const minutes = Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16)) + 5;
  const day = minutes >= 1440 ? addDays(dayOf(now), 1) : dayOf(now);
  const clock = [Math.floor((minutes % 1440) / 60), minutes % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${day} ${clock.join(":")}`;
}

/** An issue of two dates in the wrong order; the later field is named first: that is usually the one mistyped. */
function order(
  rule: RuleId,
  severity: Severity,
  firstField: string,
  first: string,
  secondField: string,
  second: string,
): Issue {
  return issue(rule, severity, [secondField, firstField], {
    code: "date-before",
    first: second,
    second: first,
  });
}

/** V-03: produced ≤ shipped ≤ delivered ≤ complained about, on every line. */
function productDates(one: Case): Issue[] {
  const { registeredAt, shipDate, prodDate, deliveryDate } = one.complaint;
  const receivedAt = one.complaint.receivedAt ?? registeredAt;
  const found: Issue[] = [];
  if (receivedAt !== null)
    for (const { line, index } of productLines(one))
      if (line.deliveryDate !== null && line.deliveryDate > dayOf(receivedAt))
        found.push(
          atLine(
            issue("V-03", "block", ["deliveryDate", "receivedAt"], {
              code: "date-order",
              first: line.deliveryDate,
              second: dayOf(receivedAt),
            }),
            index,
          ),
        );
  if (shipDate !== null && deliveryDate !== null && shipDate > deliveryDate)
    found.push(
      issue("V-03", "warn", ["shipDate", "deliveryDate"], {
        code: "date-order",
        first: shipDate,
        second: deliveryDate,
      }),
    );
  if (prodDate !== null && shipDate !== null && prodDate > shipDate)
    found.push(
      issue("V-03", "block", ["prodDate", "shipDate"], {
        code: "date-order",
        first: prodDate,
        second: shipDate,
      }),
    );
  return found;
}

const atLine = (each: Issue, line: number | undefined): Issue =>
  line === undefined ? each : { ...each, line };

/** V-05 and V-06, on every line. */
function quantityChecks(one: Case): Issue[] {
  const found: Issue[] = [];
  for (const { line, index } of productLines(one)) {
    const { lotQty, defectQty, uom } = line;
    if (lotQty !== null && lotQty <= 0)
      found.push(
        atLine(issue("V-05", "block", "lotQty", { code: "not-positive", given: String(lotQty) }), index),
      );
    if (uom !== null && countedUnits.has(uom))
      for (const [name, quantity] of [
        ["lotQty", lotQty],
        ["defectQty", defectQty],
      ] as const)
        if (typeof quantity === "number" && !Number.isInteger(quantity))
          found.push(
            atLine(
              issue("V-05", "block", [name, "uom"], { code: "not-whole", given: String(quantity) }),
              index,
            ),
          );
    if (typeof defectQty === "number" && lotQty !== null && defectQty > lotQty)
      found.push(atLine(exceeds("block", "defectQty", defectQty, "lotQty", lotQty), index));
  }
  const { checkedQty, confirmedDefectQty } = one.complaint;
  const { lotQty, defectQty } = totalsOf(one.complaint, one.lines);
  if (confirmedDefectQty !== null && defectQty !== null && confirmedDefectQty > defectQty)
    found.push(exceeds("warn", "confirmedDefectQty", confirmedDefectQty, "defectQty", defectQty));
  if (checkedQty !== null && defectQty !== null && defectQty > checkedQty)
    found.push(exceeds("block", "defectQty", defectQty, "checkedQty", checkedQty));
  if (checkedQty !== null && lotQty !== null && checkedQty > lotQty)
    found.push(exceeds("block", "checkedQty", checkedQty, "lotQty", lotQty));
  return found;
}

const exceeds = (severity: Severity, name: string, value: number, limitName: string, limit: number): Issue =>
  issue("V-06", severity, [name, limitName], { code: "exceeds", value, limit });

/** The moments of a case in the order of the procedure (V-30), besides its registration. */
const flow = [
  "receivedAt",
  "handedToQaAt",
  "acceptedAt",
  "investigatedAt",
  "gmSubmittedAt",
  "gmInstructedAt",
  "sentToUnitAt",
  "unitRepliedAt",
  "verifiedAt",
  "closedAt",
] as const satisfies readonly ComplaintField[];

/** On paper the department head may have signed before the case was registered. */
const signature = ["receivedAt", "deptHeadSignAt", "handedToQaAt"] as const;

const flowOrder = (complaint: Complaint): Issue[] => [
  ...orderOf(flow, complaint),
  ...registrationOrder(complaint),
  ...(complaint.deptHeadSignAt === null ? [] : orderOf(signature, complaint)),
];

/** V-30: each moment not before the one ahead of it; a day and a moment of that day are in order. */
function orderOf(names: readonly (typeof flow | typeof signature)[number][], complaint: Complaint): Issue[] {
  const found: Issue[] = [];
  let latest: { name: string; value: string } | undefined;
  for (const name of names) {
    const given = complaint[name];
    if (given === null) continue;
    // a paper often bears only the day of its signature
    const value = name === "deptHeadSignAt" ? withoutMidnight(given) : given;
    const isEarly = names === signature ? isPlainlyBefore : isBefore;
    if (latest && isEarly(value, latest.value))
      found.push(order("V-30", "block", latest.name, latest.value, name, value));
    latest = { name, value };
  }
  return found;
}

/**
 * V-30: a case is not registered before it came in. One that ran on paper is typed late, when it has already gone on:
 * that is only said.
 */
function registrationOrder(complaint: Complaint): Issue[] {
  const { receivedAt, registeredAt } = complaint;
  if (registeredAt === null) return [];
  const early = receivedAt !== null && receivedAt > fiveMinutesAfter(registeredAt);
  const later = flow.slice(1).flatMap((name) => ({ name, value: complaint[name] }));
  const ahead = later.find(({ value }) => value !== null && isBefore(value, registeredAt));
  return [
    ...(early ? [order("V-30", "block", "receivedAt", receivedAt, "registeredAt", registeredAt)] : []),
    ...(ahead?.value != null
      ? [order("V-30", "warn", "registeredAt", registeredAt, ahead.name, ahead.value)]
      : []),
  ];
}

/** V-30: measures cut in after the unit was told, or at least after the call, and not tomorrow. */
function cutInChecks(complaint: Complaint, { now }: RuleContext): Issue[] {
  const { cutInAt, sentToUnitAt, receivedAt } = complaint;
  if (cutInAt === null) return [];
  const [name, begun] = sentToUnitAt === null ? ["receivedAt", receivedAt] : ["sentToUnitAt", sentToUnitAt];
  return [
    ...(begun !== null && isBefore(cutInAt, begun)
      ? [order("V-30", "block", name, begun, "cutInAt", cutInAt)]
      : []),
    ...(cutInAt > dayOf(now)
      ? [issue("V-30", "block", "cutInAt", { code: "in-the-future", given: cutInAt })]
      : []),
  ];
}

/** V-31: only a closed case has been closed. */
const closedChecks = ({ status, closedAt }: Complaint): Issue[] =>
  closedAt === null || status === "已结案"
    ? []
    : [unmet("V-31", "closed-open", [status ?? "草稿"], { fields: "closedAt" })];

/** V-30: what is to be done tomorrow is not done, however it is written down. */
function futureDays({ parts }: Case, { now }: RuleContext): Issue[] {
  const today = dayOf(now);
  const later = (
    table: PartTable,
    field: string,
    rows: readonly { id: string | null; day: string | null }[],
  ) =>
    rows.flatMap(({ id, day }) =>
      day !== null && day > today
        ? [
            {
              ...issue("V-30", "block", field, { code: "in-the-future", given: day }),
              part: { table, ...(id !== null && { id }) },
            },
          ]
        : [],
    );
  const { measure, disposition, eightD, distribution, visit } = parts;
  return [
    ...later(
      "measure",
      "doneAt",
      measure.map(({ id, doneAt }) => ({ id, day: doneAt })),
    ),
    ...later(
      "disposition",
      "doneAt",
      disposition.map(({ id, doneAt }) => ({ id, day: doneAt })),
    ),
    ...later(
      "eightD",
      "sentAt",
      eightD.map(({ id, sentAt }) => ({ id, day: sentAt })),
    ),
    ...later(
      "distribution",
      "sentAt",
      distribution.map(({ id, sentAt }) => ({ id, day: sentAt })),
    ),
    ...later(
      "visit",
      "reportedAt",
      visit.map(({ id, reportedAt }) => ({ id, day: reportedAt })),
    ),
  ];
}

/** V-23 and V-24: a grade below the suggested one needs a reason; safety can never be 一般. */
export function gradeChecks(complaint: Complaint, { procedure }: Pick<RuleContext, "procedure">): Issue[] {
  const { level, safetyRisk, levelOverrideReason } = complaint;
  const { grade } = assessGrade(complaint, procedure);
  if (level === null)
    return grade === "待评审" && hasReached(complaint.status, "调查中")
      ? [issue("V-24", "block", "level", { code: "choice-wanted" })]
      : [];
  if (safetyRisk === "是" && level === "一般")
    return [issue("V-23", "block", ["level", "safetyRisk"], { code: "safety-is-major" }, "重大")];
  if (grade === "重大" && level === "一般" && levelOverrideReason === null)
    return [
      issue("V-23", "block", ["levelOverrideReason", "level"], {
        code: "grade-without-reason",
        grade: level,
        suggested: grade,
      }),
    ];
  if (grade === "待评审" && levelOverrideReason === null)
    return [
      issue("V-24", "block", ["levelOverrideReason", "level"], {
        code: "grade-without-reason",
        grade: level,
        suggested: grade,
      }),
    ];
  return [];
}
