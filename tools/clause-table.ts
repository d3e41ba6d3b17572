import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { clauseOf, ruleIds } from "../src/rules/issue";
import { clauses, options } from "./clauses";

/** What docs/clauses.md says: every clause of the procedure and every rule, where it is kept, which tests name it. */

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name).replaceAll("\\", "/"))
    .filter((name) => /\.tsx?$/.test(name))
    .sort();

const ID = /\b(?:R-\d+(?:\.\d+)*[a-d]?|V-\d{2})(?![\w.])/g;

/** The test files whose tests name an id, by id: ids count only in the names of tests and of their groups. */
export function testsByName(
  files: readonly string[] = filesIn("test"),
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of files.filter((name) => /\.test\.tsx?$/.test(name))) {
    const ids = new Set(namesIn(readFileSync(file, "utf8")).flatMap((name) => name.match(ID) ?? []));
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}

/** The names of the tests in a file: the first text of every it, test and describe. */
function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && first && isTest(node.expression) && ts.isStringLiteralLike(first))
      names.push(first.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("test.tsx", text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return names;
}

/** it(…), describe.each(…)(…) and their like. */
function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return ["it", "test", "describe"].includes(called.text);
  if (ts.isCallExpression(called)) return isTest(called.expression);
  return ts.isPropertyAccessExpression(called) && isTest(called.expression);
}

/** The files of src that speak of a rule. */
function filesByRule(): ReadonlyMap<string, readonly string[]> {
  const sources = filesIn("src")
    .filter((file) => file !== "src/rules/issue.ts" && !file.startsWith("src/texts/"))
    .map((file) => [file, readFileSync(file, "utf8")] as const);
  return new Map(
    ruleIds.map((rule) => [
      rule,
      sources.filter(([, text]) => text.includes(`"${rule}"`)).map(([file]) => file),
    ]),
  );
}

const link = (file: string): string => `[${file.replace(/^(?:src|test)\//, "")}](../${file})`;
const list = (of: readonly string[] = []): string => (of.length === 0 ? "–" : of.join("<br>"));
const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The whole document. */
export function clauseTable(): string {
  const tests = testsByName();
  const sources = filesByRule();
  return [
    "# 条款、规则与测试 · Clauses, rules and tests",
    "",
    "本页由 `npx tsx tools/build-clauses.ts` 生成，请勿手改；测试会检查它是不是最新的。条款的文字是我们自己的简述，原文以公司的 QP-12 A 为准。",
    "",
    "*Generated; the words are short ones of our own, the company's QP-12 A is what counts.*",
    "",
    "## 条款",
    "",
    row("条款", "说什么", "规则、设置", "在哪里", "测试"),
    row("---", "---", "---", "---", "---"),
    ...clauses.map(({ id, says, rules = [], settings = [], kept, off }) =>
      row(
        id,
        off === undefined ? says : `${says} **（默认关闭）**`,
        list([...rules, ...settings.map((key) => `\`${key}\``)]),
        list(kept.map(link)),
        list((tests.get(id) ?? []).map(link)),
      ),
    ),
    "",
    "## 默认关闭的",
    "",
    ...clauses.flatMap(({ id, off }) => (off === undefined ? [] : [`- ${id}：${off}`])),
    ...options.map(({ setting, says }) => `- \`${setting}\`：${says}`),
    "",
    "## 规则",
    "",
    row("规则", "条款", "在哪里", "测试"),
    row("---", "---", "---", "---"),
    ...ruleIds.map((rule) =>
      row(
        rule,
        clauseOf({ rule, severity: "block", fields: [], problem: { code: "missing" } }),
        list((sources.get(rule) ?? []).map(link)),
        list((tests.get(rule) ?? []).map(link)),
      ),
    ),
    "",
  ].join("\n");
}
