import ts from "typescript";
import { covers, setOf, writtenSet, type ApiSet } from "./api-set";
import { setsAt } from "./api-guards";

/** A member of Office.js that not every supported Excel has, used where nobody asked for it. */
export interface ApiFault {
  readonly file: string;
  readonly line: number;
  readonly member: string;
  readonly set: string;
}

const OTHER_HOSTS = ["Word", "OneNote", "Visio", "PowerPoint"];
const isOfficeTypes = (file: string): boolean => file.includes("/@types/office-js/");

const SPEAKS_OF_OFFICE = /\b(?:Excel|Office\w*)\.[A-Za-z]|\[Api set:/u;

/** The files worth looking at: those that name Office.js, and those that import one of them and may be handed its objects. */
export function officeFiles(
  files: readonly ts.SourceFile[],
  options: ts.CompilerOptions,
): readonly ts.SourceFile[] {
  const speaking = files.filter((file) => SPEAKS_OF_OFFICE.test(file.text));
  const names = new Set(speaking.map((file) => file.fileName));
  const imports = (file: ts.SourceFile): boolean =>
    ts.preProcessFile(file.text).importedFiles.some(({ fileName }) => {
      if (!fileName.startsWith(".")) return false;
      const found = ts.resolveModuleName(fileName, file.fileName, options, ts.sys).resolvedModule;
      return found !== undefined && names.has(found.resolvedFileName);
    });
  return files.filter((file) => names.has(file.fileName) || imports(file));
}

/** The names of what is documented with a set beyond the base: only these are worth asking the checker about. */
function namesBeyond(files: readonly ts.SourceFile[], isBase: (set: ApiSet) => boolean): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isModuleDeclaration(node) && OTHER_HOSTS.includes(node.name.text)) return;
    const name = ts.isVariableDeclaration(node) || isDeclaration(node) ? node.name : undefined;
    if (name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name))) {
      const set = setOf(node);
      if (set !== undefined && !isBase(set)) names.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return names;
}

function isDeclaration(node: ts.Node): node is ts.NamedDeclaration {
  return (
    ts.isClassElement(node) ||
    ts.isTypeElement(node) ||
    ts.isEnumMember(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node)
  );
}

/** The text of a name that may be used: `a.name`, `a["name"]`, `{ name }`, `{ name: … }`, `name()`. */
function usedName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  const { parent } = node;
  return ts.isStringLiteralLike(node) &&
    ts.isElementAccessExpression(parent) &&
    parent.argumentExpression === node
    ? node.text
    : undefined;
}

/** The set that using this name asks for: that of the chosen overload, else the oldest of its declarations. */
function setOfUse(node: ts.Node, checker: ts.TypeChecker): ApiSet | undefined {
  const { parent } = node;
  if (ts.isIdentifier(node) && isDeclarationName(node)) return undefined;
  const callee =
    ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) ? parent : node;
  if (ts.isCallExpression(callee.parent) && callee.parent.expression === callee) {
    const chosen = checker.getResolvedSignature(callee.parent)?.declaration;
    if (chosen !== undefined) return setOfDeclarations([chosen]);
  }
  return setOfSymbol(symbolOf(node, checker), checker);
}

function isDeclarationName({ parent }: ts.Identifier): boolean {
  return ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isParameter(parent);
}

function symbolOf(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node)
    return checker.getTypeAtLocation(parent.parent).getProperty(usedName(node) ?? "");
  if (ts.isObjectLiteralElement(parent) && parent.name === node)
    return ts.isObjectLiteralExpression(parent.parent)
      ? checker.getContextualType(parent.parent)?.getProperty(usedName(node) ?? "")
      : undefined;
  return checker.getSymbolAtLocation(node);
}

function setOfSymbol(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): ApiSet | undefined {
  if (symbol === undefined) return undefined;
  const real = (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
  return setOfDeclarations(real.declarations ?? []);
}

function setOfDeclarations(declarations: readonly ts.Node[]): ApiSet | undefined {
  const sets = declarations.map(setOf);
  return sets.reduce(
    (a, b) => (a === undefined || b === undefined ? undefined : covers(a, b) ? b : a),
    sets[0],
  );
}

/** What `load("name, rows/count")` names: each part is a property of what the part before it is. */
function* loadedSets(node: ts.Node, checker: ts.TypeChecker): Iterable<readonly [name: string, ApiSet]> {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
  if (node.expression.name.text !== "load") return;
  const [argument] = node.arguments;
  const words: readonly ts.Expression[] =
    argument !== undefined && ts.isArrayLiteralExpression(argument) ? argument.elements : node.arguments;
  for (const word of words.filter((one) => ts.isStringLiteralLike(one)))
    for (const path of word.text.split(",")) {
      let type: ts.Type | undefined = checker.getTypeAtLocation(node.expression.expression);
      for (const name of path.trim().split("/")) {
        const property: ts.Symbol | undefined = memberOf(type, name, node, checker);
        const set = setOfSymbol(property, checker);
        if (set !== undefined) yield [name, set];
        type = property && checker.getTypeOfSymbolAtLocation(property, node);
      }
    }
}

/** The property of an object, or of what a collection holds. */
function memberOf(type: ts.Type | undefined, name: string, at: ts.Node, checker: ts.TypeChecker) {
  const own = type?.getProperty(name);
  const items = type?.getProperty("items");
  if (own !== undefined || items === undefined) return own;
  return checker.getTypeOfSymbolAtLocation(items, at).getNumberIndexType()?.getProperty(name);
}

/** Every use of an Office.js API beyond the base sets that no question (`isSetSupported`) stands before. */
export function apiFaults(
  program: ts.Program,
  files: readonly ts.SourceFile[],
  base: readonly ApiSet[],
): readonly ApiFault[] {
  const checker = program.getTypeChecker();
  const isBase = (set: ApiSet): boolean => base.some((one) => covers(one, set));
  const types = program.getSourceFiles().filter((file) => isOfficeTypes(file.fileName));
  const names = namesBeyond([...types, ...files], isBase);
  const faults: ApiFault[] = [];

  const check = (node: ts.Node, member: string, set: ApiSet | undefined): void => {
    if (set === undefined || isBase(set) || setsAt(node, checker).some((one) => covers(one, set))) return;
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    faults.push({ file: file.fileName, line: line + 1, member, set: writtenSet(set) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    const name = usedName(node);
    if (name !== undefined && names.has(name)) check(node, name, setOfUse(node, checker));
    for (const [loaded, set] of loadedSets(node, checker)) check(node, loaded, set);
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return faults;
}
