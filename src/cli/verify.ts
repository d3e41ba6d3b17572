import { type OutsideFact, type Verified, verifyRegister } from "../actions/verify-register";
import { fieldsOf, tables } from "../records/tables";
import { isPrintedCode } from "../rules/printed-code";
import type { LogHole } from "../rules/log/log-verify";
import { loggedAsTyped } from "../rules/log/logged-text";
import { zh } from "../texts/zh";
import { labelOf } from "../texts/say";
import { type ExitCode, UsageError } from "./exit";
import { openBook } from "./ports";
import type { Verb } from "./verb";

const texts = zh.evidence;

interface VerifyFlags {
  readonly expect?: string;
  readonly json?: boolean;
}

/** `kesu verify`: the log as evidence. A broken chain, rows that are gone, or a printed code it does not lead to, end with 1. */
export const verifyVerb: Verb = (kesu, run) =>
  kesu
    .command("verify")
    .description("核对日志：每台设备的日志链是否完整，台账与日志是否一致；不改动文件")
    .argument("<book>", "客诉台账 .xlsx")
    .option("--expect <日志码>", "单据上印的日志码：日志里还有没有当时的内容")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, { expect, json }: VerifyFlags): Promise<ExitCode> => {
        if (expect !== undefined && !isPrintedCode(expect))
          throw new UsageError(
            `“${expect}”不是日志码：应为单据上印的 16 位字母和数字，如 7K3M-Q9TX-0V4A-C1PZ（以前印的是 8 位）。`,
          );
        const { ports } = await openBook(book, "");
        const verified = await verifyRegister(ports, expect);
        for (const line of json ? [JSON.stringify(asJson(verified))] : asLines(verified)) console.log(line);
        const isBroken = verified.chains.some(({ breaks }) => breaks.length > 0);
        return isBroken || verified.holes.length > 0 || verified.expected?.kind === "never" ? 1 : 0;
      }),
    );

function asLines({ chains, logRows, code, outside, holes, expected }: Verified): string[] {
  return [
    ...chains.flatMap(({ device, rows, breaks }) => [
      texts.chain(device, rows, breaks.length),
      ...breaks.map(({ kind, at }) => texts.breaks[kind](logRows[at] ?? 0)),
    ]),
    ...holes.map(holeLine),
    ...outside.map(outsideLine),
    texts.outside(outside.length),
    ...(expected ? [texts.expected(expected)] : []),
    ...(expected?.isShort ? [texts.shortCode()] : []),
    texts.code(code),
  ];
}

function holeLine({ kind, table, row, complaintNo, time = "" }: LogHole): string {
  const place = [tables[table].label.zh, row === undefined ? "" : `第${row}行`, complaintNo ?? ""];
  return `${place.join("\t")}\t${texts.holes[kind](time)}`;
}

function outsideLine({ table, row, complaintNo, kind, field = "", logged, standing }: OutsideFact): string {
  const typed = (text = ""): string => loggedAsTyped(fieldsOf(table)[field], text);
  const place = [tables[table].label.zh, row === undefined ? "" : `第${row}行`, complaintNo ?? ""].join("\t");
  return `${place}\t${texts.facts[kind](labelOf(zh, table, field), typed(logged), typed(standing))}`;
}

/** `row` is the row of the sheet 操作日志, `field` the field's id. */
const asJson = ({ chains, logRows, code, outside, holes, expected }: Verified): object => ({
  code,
  whole: holes.length === 0 && chains.every(({ breaks }) => breaks.length === 0),
  holes: holes.map(({ table, row, ...hole }) => ({
    ...hole,
    table: tables[table].label.zh,
    row: row ?? null,
  })),
  chains: chains.map(({ device, rows, head, breaks }) => ({
    device,
    rows,
    head: head ?? null,
    whole: breaks.length === 0,
    breaks: breaks.map(({ kind, at }) => ({ kind, row: logRows[at] ?? null })),
  })),
  outside: outside.map(({ table, row, field, logged, standing, ...fact }) => ({
    ...fact,
    table: tables[table].label.zh,
    row: row ?? null,
    field: field ?? null,
    logged: logged ?? null,
    standing: standing ?? null,
  })),
  ...(expected && { expected }),
});
