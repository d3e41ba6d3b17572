import { parseAddress, splitReference } from "../../excel-host/model/address";
import { plain } from "../../excel-host/model/cell";
import type { Workbook } from "../../excel-host/model/workbook";

type Value = string | number | boolean;

/** A formula this page cannot work out. */
class Unknown extends Error {}

const TOKEN =
  /\s*(?:"((?:[^"]|"")*)"|(\d+\.?\d*)|(<>|<=|>=|[=<>+\-*/&(),])|((?:'[^']+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[A-Z]{1,3}\$?\d+(?![\p{L}\p{N}(]))|([\p{L}_.][\p{L}\p{N}_.]*))/uy;

/** Works out the small formulas of conditional formats; undefined for one with anything in it that is not known here. */
export function workedOut(book: Workbook, sheet: string, formula: string): Value | undefined {
  try {
    return new Reader(book, sheet, formula.replace(/^=/, "")).whole();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

class Reader {
  readonly #book: Workbook;
  readonly #sheet: string;
  readonly #tokens: { readonly kind: "text" | "number" | "sign" | "cell" | "word"; readonly text: string }[] =
    [];
  #at = 0;

  constructor(book: Workbook, sheet: string, formula: string) {
    this.#book = book;
    this.#sheet = sheet;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < formula.trimEnd().length) {
      const found = TOKEN.exec(formula);
      if (found === null) throw new Unknown(formula);
      const [, text, number, sign, cell, word] = found;
      if (text !== undefined) this.#tokens.push({ kind: "text", text: text.replaceAll('""', '"') });
      else if (number !== undefined) this.#tokens.push({ kind: "number", text: number });
      else if (sign !== undefined) this.#tokens.push({ kind: "sign", text: sign });
      else if (cell !== undefined) this.#tokens.push({ kind: "cell", text: cell });
      else this.#tokens.push({ kind: "word", text: (word ?? "").toUpperCase() });
    }
  }

  whole(): Value {
    const value = this.#compared();
    if (this.#at < this.#tokens.length) throw new Unknown();
    return value;
  }

  #sign(...signs: string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "sign" || !signs.includes(token.text)) return undefined;
    this.#at += 1;
    return token.text;
  }

  #compared(): Value {
    let left = this.#joined();
    for (
      let sign = this.#sign("=", "<>", "<", ">", "<=", ">=");
      sign !== undefined;
      sign = this.#sign("=", "<>", "<", ">", "<=", ">=")
    ) {
      const order = compare(left, this.#joined());
      left =
        {
          "=": order === 0,
          "<>": order !== 0,
          "<": order < 0,
          ">": order > 0,
          "<=": order <= 0,
          ">=": order >= 0,
        }[sign] === true;
    }
    return left;
  }

  #joined(): Value {
    let left = this.#sum();
    while (this.#sign("&") !== undefined) left = String(left) + String(this.#sum());
    return left;
  }

  #sum(): Value {
    let left = this.#product();
    for (let sign = this.#sign("+", "-"); sign !== undefined; sign = this.#sign("+", "-"))
      left = sign === "+" ? number(left) + number(this.#product()) : number(left) - number(this.#product());
    return left;
  }

  #product(): Value {
    let left = this.#single();
    for (let sign = this.#sign("*", "/"); sign !== undefined; sign = this.#sign("*", "/"))
      left = sign === "*" ? number(left) * number(this.#single()) : number(left) / number(this.#single());
    return left;
  }

  #single(): Value {
    if (this.#sign("-") !== undefined) return -number(this.#single());
    if (this.#sign("(") !== undefined) {
      const value = this.#compared();
      if (this.#sign(")") === undefined) throw new Unknown();
      return value;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Unknown();
    this.#at += 1;
    switch (token.kind) {
      case "text":
        return token.text;
      case "number":
        return Number(token.text);
      case "cell":
        return this.#cell(token.text);
      case "word":
        return token.text === "TRUE" || token.text === "FALSE"
          ? token.text === "TRUE"
          : this.#call(token.text);
      case "sign":
        throw new Unknown(token.text);
    }
  }

  #cell(reference: string): Value {
    const { sheet, rest } = splitReference(reference);
    const area = parseAddress(rest);
    const id = sheet === undefined ? this.#sheet : this.#book.sheetNamed(sheet);
    if (area === null || id === undefined) throw new Unknown(reference);
    return plain(this.#book.cells(id).content(area.row, area.column));
  }

  #call(name: string): Value {
    if (this.#sign("(") === undefined) throw new Unknown(name);
    const args: Value[] = [];
    while (this.#sign(")") === undefined) {
      args.push(this.#compared());
      this.#sign(",");
    }
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (known === undefined) throw new Unknown(name);
    return known(args, this.#book);
  }
}

const functions: Readonly<Record<string, (args: readonly Value[], book: Workbook) => Value>> = {
  AND: (args) => args.every(truth),
  OR: (args) => args.some(truth),
  NOT: ([arg = false]) => !truth(arg),
  IF: ([test = false, then = true, otherwise = false]) => (truth(test) ? then : otherwise),
  ISNUMBER: ([arg]) => typeof arg === "number" && !Number.isNaN(arg),
  LEN: ([arg = ""]) => String(arg).length,
  TRIM: ([arg = ""]) => String(arg).trim(),
  FIND: ([sought = "", within = ""]) => {
    const at = String(within).indexOf(String(sought));
    return at < 0 ? NaN : at + 1;
  },
  TODAY: (_, book) => {
    const days = Math.round((Date.parse(book.today) - Date.UTC(1899, 11, 30)) / 86_400_000);
    return book.date1904 ? days - 1462 : days;
  },
};

const truth = (value: Value): boolean =>
  typeof value === "string" ? value.toUpperCase() === "TRUE" : Boolean(value);

/** An empty cell counts as 0, a text not at all. */
function number(value: Value): number {
  if (value === "") return 0;
  const found = Number(value);
  if (Number.isNaN(found)) throw new Unknown();
  return found;
}

/** Numbers come before texts, texts before booleans; an empty cell is like whatever it is compared with. */
function compare(a: Value, b: Value): number {
  const rank = (value: Value): number => ["number", "string", "boolean"].indexOf(typeof value);
  const left = a === "" && typeof b === "number" ? 0 : a;
  const right = b === "" && typeof a === "number" ? 0 : b;
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === "string") return left.toLowerCase().localeCompare(String(right).toLowerCase());
  return Number(left) - Number(right);
}
