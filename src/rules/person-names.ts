/**
 * Names as people write them: 张三 李四, 张三和李四, 操作员张三, 张　三, Tom Li. Chinese has no word boundaries, so a name is
 * found wherever its characters stand together: better one text rewritten than one name let through.
 */

const JOBS =
  "操作员|操作工|作业员|作业者|检验员|质检员|品检员|巡检员|检查员|技术员|仓管员|员工|工人|仓管|车间主任|班长|组长|线长|拉长|领班|主管|经理|总监|主任|科长|课长|部长|厂长|技师|工程师|师傅|先生|女士|小姐|同志|责任人|责任者|当事人|担当|当班|白班|夜班|早班|中班|晚班";
const JOB_BEFORE = new RegExp(`^(?:${JOBS})`, "u");
const JOB_AFTER = new RegExp(`(?:${JOBS}|等人?)$`, "u");
/** 冲压二班王五: the unit before the name. */
const UNIT_BEFORE = /^.*(?:车间|部|班|组|线|科|课|厂)(?=\p{Script=Han}{2,4}$)/u;
/** Words that stand where a name would, and are none. */
const NOBODY =
  /^(?:不详|不明|未知|待查|待定|待确认|无法确[认定]|暂无|全[体员组班].*|所有人.*|相关人员|多人|若干人?|不适用|见附件|已?离职|n\/?a|none|unknown)$/iu;

const BETWEEN_NAMES = /[、,;/|&+()[\]【】《》<>"'“”:\n\r\t]+|\s{2,}/u;
const JOINER = /(以及|[和与及跟同或])/u;
/** What may stand between the characters of one name. */
const INSIDE = "[ \\t\\u200B-\\u200D\\uFEFF·•・]{0,3}";
const LATIN = "A-Za-z\\u00C0-\\u024F";

/** The shortest name that can be told from an ordinary character, and the shortest word of one Latin name. */
const NAME_LENGTH = 2;
const LATIN_LENGTH = 3;

const tidy = (text: string): string => text.normalize("NFKC");
const letters = (text: string): number => [...text.replace(/\s/gu, "")].length;

/** The names a field tells, apart from the jobs, units and words around them. */
export function namesIn(field: string | null): string[] {
  const joined = tidy(field ?? "").split(BETWEEN_NAMES);
  const spaced = joined.flatMap((piece) => joinedNames(piece));
  const found = spaced.flatMap(spacedNames).flatMap(bareNames);
  return [...new Set(found)];
}

/** 张三和李四 is two names, 周和平 is one. */
function joinedNames(piece: string): string[] {
  const [first = "", ...rest] = piece.split(JOINER);
  const parts = [first];
  const own = [first];
  for (let at = 0; at < rest.length; at += 2) {
    const [joiner = "", next = ""] = rest.slice(at, at + 2);
    own.push(next);
    const last = parts.at(-1) ?? "";
    if (letters(last) === 1 || (letters(next) < NAME_LENGTH && rest.length <= at + 2))
      parts[parts.length - 1] = last + joiner + next;
    else parts.push(next);
  }
  return [...new Set([...parts, ...own.filter((each) => letters(each) >= NAME_LENGTH)])];
}

/** 张三 李四 is two names, 张 三 and Tom Li are one each. */
function spacedNames(piece: string): string[] {
  const names: string[] = [];
  let open = "";
  let isLatin = false;
  const close = (): void => {
    if (open !== "") names.push(open);
    open = "";
  };
  const words = piece.match(new RegExp(`[${LATIN}.'-]+|[^\\s${LATIN}]+`, "gu")) ?? [];
  for (const word of words) {
    const latin = new RegExp(`^[${LATIN}]`, "u").test(word);
    if (open !== "" && latin === isLatin && (latin || [...open].length === 1))
      open += latin ? ` ${word}` : word;
    else {
      close();
      open = word;
    }
    isLatin = latin;
  }
  close();
  return names;
}

function bareNames(written: string): string[] {
  let name = written.trim();
  for (let before = ""; before !== name;) {
    before = name;
    name = name.replace(JOB_BEFORE, "").replace(JOB_AFTER, "").trim();
  }
  const isLatin = new RegExp(`^[${LATIN}]`, "u").test(name);
  const long = name.includes(" ") ? NAME_LENGTH : isLatin ? LATIN_LENGTH : NAME_LENGTH;
  if (letters(name) < long || NOBODY.test(name) || /^\P{L}+$/u.test(name)) return [];
  const inside = name.replace(UNIT_BEFORE, "");
  return inside === name ? [name] : [name, inside];
}

/** Finds a name in a text of plain characters (NFKC), however it is spaced; a Latin one as a word of its own, in either order. */
export function nameFinder(name: string): (text: string) => boolean {
  const escape = (part: string): string => part.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
  const written = tidy(name).trim();
  if (letters(written) < NAME_LENGTH) return () => false;
  if (!new RegExp(`^[${LATIN}]`, "u").test(written)) {
    const characters = [...written.replace(/\s/gu, "")].map(escape);
    const pattern = new RegExp(characters.join(INSIDE), "iu");
    return (text) => pattern.test(text);
  }
  const words = written.split(/\s+/u).map(escape);
  const orders = [words, [...words].reverse()].map((order) => order.join("[ ._\\-]*"));
  const pattern = new RegExp(`(?<![${LATIN}])(?:${orders.join("|")})(?![${LATIN}])`, "iu");
  return (text) => pattern.test(text);
}

const TWO_LETTER_SURNAMES =
  /^(?:欧阳|上官|司马|诸葛|司徒|夏侯|皇甫|尉迟|公孙|令狐|东方|慕容|端木|南宫|长孙|宇文)/u;
const TITLES = "师傅|先生|女士|小姐|班长|组长|主管|主任|科长|课长|厂长|工程师|某+";

/** 王师傅, 张某: how a text names somebody and seems not to. Of the customer's own people it is no name of ours. */
export function titleIn(name: string, text: string): string | undefined {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return undefined;
  const surname = TWO_LETTER_SURNAMES.exec(name)?.[0] ?? [...name][0] ?? "";
  return new RegExp(`(?<!贵司|贵方|贵公司|客户)${surname}(?:${TITLES})`, "u").exec(text)?.[0];
}
