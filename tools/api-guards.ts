import ts from "typescript";
import { apiSet, setOf, type ApiSet } from "./api-set";

/** The functions that ask for a set: `isSetSupported("ExcelApi", "1.15")`, and the project's own short form of it. */
const ASKING = ["isSetSupported", "supports"];

const calledName = (callee: ts.Expression): string =>
  ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : "";

/** What a variable or a function without parameters is worth, where that is one expression. */
function worth(name: ts.Expression, checker: ts.TypeChecker): ts.Expression | undefined {
  if (!ts.isIdentifier(name)) return undefined;
  let symbol = checker.getSymbolAtLocation(name);
  if (symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0)
    symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined) return undefined;
  const made = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  if (made === undefined || ts.isParameter(made)) return undefined;
  if (!ts.isFunctionLike(made)) return ts.isExpression(made) ? made : undefined;
  if (ts.isArrowFunction(made) && !ts.isBlock(made.body)) return made.body;
  const body = "body" in made ? made.body : undefined;
  const [only, ...others] = body !== undefined && ts.isBlock(body) ? body.statements : [];
  return only !== undefined && ts.isReturnStatement(only) && others.length === 0
    ? only.expression
    : undefined;
}

/** The sets that are there when the condition is true, or when it is false. */
function given(condition: ts.Expression, truth: boolean, checker: ts.TypeChecker, depth = 0): ApiSet[] {
  const again = (part: ts.Expression, value = truth): ApiSet[] => given(part, value, checker, depth + 1);
  if (depth > 8) return [];
  if (ts.isParenthesizedExpression(condition)) return again(condition.expression);
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken)
    return again(condition.operand, !truth);
  if (ts.isBinaryExpression(condition)) {
    const both = truth ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken;
    if (condition.operatorToken.kind !== both) return [];
    return [...again(condition.left), ...again(condition.right)];
  }
  if (ts.isCallExpression(condition)) {
    const [name, version] = condition.arguments;
    if (
      ASKING.includes(calledName(condition.expression)) &&
      name !== undefined &&
      ts.isStringLiteralLike(name)
    )
      return truth && (version === undefined || ts.isStringLiteralLike(version))
        ? [apiSet(name.text, version?.text)]
        : [];
    const body = condition.arguments.length === 0 ? worth(condition.expression, checker) : undefined;
    return body === undefined ? [] : again(body);
  }
  const value = worth(condition, checker);
  return value === undefined ? [] : again(value);
}

/** Does nothing behind this statement run? */
function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) ||
      ts.isThrowStatement(last) ||
      ts.isContinueStatement(last) ||
      ts.isBreakStatement(last))
  );
}

const statementsOf = (node: ts.Node): readonly ts.Statement[] =>
  ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseOrDefaultClause(node) ? node.statements : [];

/** What the place of a child in its parent says: then and else, `&&` and `||`, behind an early return. */
function givenBy(parent: ts.Node, child: ts.Node, checker: ts.TypeChecker): ApiSet[] {
  if (ts.isIfStatement(parent)) {
    if (child === parent.thenStatement) return given(parent.expression, true, checker);
    return child === parent.elseStatement ? given(parent.expression, false, checker) : [];
  }
  if (ts.isConditionalExpression(parent)) {
    if (child === parent.whenTrue) return given(parent.condition, true, checker);
    return child === parent.whenFalse ? given(parent.condition, false, checker) : [];
  }
  if (ts.isBinaryExpression(parent) && child === parent.right) {
    const { kind } = parent.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return given(parent.left, true, checker);
    return kind === ts.SyntaxKind.BarBarToken ? given(parent.left, false, checker) : [];
  }
  const found: ApiSet[] = [];
  for (const statement of statementsOf(parent)) {
    if (statement === child) break;
    if (ts.isIfStatement(statement) && leaves(statement.thenStatement))
      found.push(...given(statement.expression, false, checker));
  }
  return found;
}

/**
 * The sets that are known to be there at a place: by the conditions around it, or because the function or class it is
 * in is documented with `[Api set: …]` itself, so that its callers have to ask.
 */
export function setsAt(place: ts.Node, checker: ts.TypeChecker): readonly ApiSet[] {
  const found: ApiSet[] = [];
  const own = setOf(place);
  if (own !== undefined) found.push(own);
  for (let child = place; !ts.isSourceFile(child); child = child.parent)
    found.push(...givenBy(child.parent, child, checker));
  return found;
}
