import { complaintFields } from "../records/complaint";
import type { Field, Fields, Options } from "../records/field";
import { eightDFields } from "../records/parts";
import { qp12a } from "../procedure/qp-12a";
import { type DocumentName, kindOf } from "./catalogue";
import {
  caseFormLists,
  caseTags,
  chartColumns,
  conditionOf,
  conditions,
  decisionColumns,
  eightDTags,
  formTags,
  readListName,
  signatureTags,
} from "./form-tags";
import { words } from "./words";

/** The tags a template may hold, for the lint. */
export interface KnownTags {
  readonly texts: ReadonlySet<string>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly pictures: ReadonlySet<string>;
  /** The options of the fields that have some, by tag. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** Photos a template may name one by one; the list 照片 takes any number. */
const NAMED_PHOTOS = 24;

/** What a template of this document may hold: fields by their Chinese labels and English ids, labels, lists, pictures. */
export function knownTags(document: DocumentName): KnownTags {
  const { about, title } = kindOf(document);
  const heading = [
    ...formTags,
    ...[...words.keys(), title.zh].flatMap((word) => [`@${word}`, `@/${word}`, `@+${word}`]),
  ];
  const shared = { pictures: new Set(["公司标志", "条码"]), options: new Map<string, readonly string[]>() };
  if (about === "cases")
    return { ...shared, texts: new Set([...heading, "件数"]), lists: { 案件: decisionColumns } };
  if (about === "procedure")
    return {
      ...shared,
      texts: new Set([...heading, "撤销说明"]),
      lists: { 流程: chartColumns, 终点: chartColumns },
    };
  return caseKnown(heading);
}

function caseKnown(heading: readonly string[]): KnownTags {
  const byTag = fieldsByTag(complaintFields);
  const options = [...fieldsByTag(eightDFields), ...byTag].flatMap(
    ([tag, field]): [string, readonly string[]][] => {
      const list = optionsOf(field);
      return list === undefined ? [] : [[tag, Object.keys(list)]];
    },
  );
  const photos = Array.from({ length: NAMED_PHOTOS }, (_, at) => `照片${String(at + 1)}`);
  return {
    texts: new Set([
      ...byTag.map(([tag]) => tag),
      ...heading,
      ...caseTags,
      ...signatureTags,
      ...eightDTags,
      ...qp12a.clocks.map(({ id }) => `期限：${id}`),
    ]),
    lists: caseFormLists,
    pictures: new Set(["公司标志", "条码", ...photos]),
    options: new Map([
      ...options,
      ["级别", ["重大", "一般", "待评审"]],
      ["已分发单位", ["销售", "品保", "生产", "工程", "客户", "归档", "其他"]],
      ...signatureTags
        .filter((tag) => tag.startsWith("签核结论"))
        .map((tag): [string, readonly string[]] => [tag, ["同意", "退回"]]),
    ]),
  };
}

const fieldsByTag = (fields: Fields): [string, Field][] =>
  Object.entries(fields).flatMap(([id, field]): [string, Field][] => [
    [field.label.zh, field],
    [id, field],
  ]);

/** The columns of a list as a tag names it, `清查×7` or `若清查`; undefined for a list there is not. */
export function columnsKnown(list: string, known: KnownTags): readonly string[] | undefined {
  const condition = conditionOf(list);
  if (condition !== undefined) {
    const isKnown =
      conditions.includes(condition) ||
      listNamed(condition, known) !== undefined ||
      known.texts.has(condition);
    return isKnown ? ["此行"] : undefined;
  }
  const columns = listNamed(readListName(list).list, known);
  return columns && [...columns, "序号", "此行"];
}

/** A list, or the whole of one that the form itself could not show: 附页清查处置. */
function listNamed(name: string, { lists }: KnownTags): readonly string[] | undefined {
  const own = (list: string): readonly string[] | undefined =>
    Object.hasOwn(lists, list) ? lists[list] : undefined;
  return own(name) ?? own(/^附页(.+)$/u.exec(name)?.[1] ?? "");
}

/** The lists a tag may name, for a proposal. */
export const listNames = ({ lists }: KnownTags): readonly string[] => [
  ...Object.keys(lists),
  ...[...conditions, ...Object.keys(lists)].map((name) => `若${name}`),
];

function optionsOf(field: Field): Options | undefined {
  if (field.kind === "choice") return field.options;
  if (field.kind === "flag") return { 是: "Yes", 否: "No" };
  return field.kind === "longText" ? field.suggest : undefined;
}
