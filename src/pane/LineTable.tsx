import type { ReactNode } from "react";
import type { Field } from "../records/field";
import { productLineFields } from "../records/product-line";
import { type Case, lineFields, productLines } from "../rules/case";
import { labelWord, showValue } from "./show-value";
import { useTexts } from "./TextsContext";

/** All product lines of a case, the main one first. */
export function LineTable({ one }: { readonly one: Case }): ReactNode {
  const texts = useTexts();
  return (
    <>
      <h2>{texts.pane.lines(one.lines.length + 1)}</h2>
      <div
        className="line-table"
        tabIndex={0}
        role="region"
        aria-label={texts.pane.lines(one.lines.length + 1)}
      >
        <table>
          <thead>
            <tr>
              {lineFields.map((name) => (
                <th key={name}>{labelWord(productLineFields[name].label, texts)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {productLines(one).map(({ line, index }) => (
              <tr key={index ?? "main"}>
                {lineFields.map((name) => (
                  <td key={name} className={typeof line[name] === "number" ? "number" : undefined}>
                    {showValue(productLineFields[name] satisfies Field, line[name], texts)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
