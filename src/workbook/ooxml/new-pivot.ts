import { escapeAttribute } from "../../opc/xml";
import { type DisplayNames } from "../layout-formula";
import type { CellLayout, ColumnLayout, PivotLayout } from "../sheet-layout";
import { areaAddress } from "./new-address";
import { HEAD, MAIN } from "./new-names";

/** Written by no Excel in particular; any since 2007 may refresh it. */
const VERSIONS = 'createdVersion="6" refreshedVersion="6" minRefreshableVersion="3"';

/** The cache of a pivot over an empty table: its columns by name and no records; whoever opens the file fills it. */
export function pivotCacheXml(
  pivot: PivotLayout,
  columns: readonly ColumnLayout[],
  names: DisplayNames,
): string {
  const fields = columns.map(
    ({ label }) => `<cacheField name="${escapeAttribute(label)}" numFmtId="0"><sharedItems/></cacheField>`,
  );
  return (
    `${HEAD}<pivotCacheDefinition xmlns="${MAIN}" saveData="0" refreshOnLoad="1" refreshedBy="Kesu" ${VERSIONS} recordCount="0">` +
    `<cacheSource type="worksheet"><worksheetSource name="${escapeAttribute(names[pivot.table])}"/></cacheSource>` +
    `<cacheFields count="${String(fields.length)}">${fields.join("")}</cacheFields></pivotCacheDefinition>`
  );
}

/** The pivot before its first refresh: two header rows and a grand total. */
export function pivotTableXml(pivot: PivotLayout, columns: readonly ColumnLayout[], cacheId: number): string {
  const indexOf = (field: string): number => columns.findIndex((column) => column.field === field);
  const ref = areaAddress({ ...pivot.at, rows: 3, columns: 2 });
  const none = '<items count="1"><item t="default"/></items>';
  const fields = columns.map(({ field }) => {
    if (field === pivot.rowField)
      return `<pivotField axis="axisRow" showAll="0" sortType="ascending">${none}</pivotField>`;
    if (field === pivot.columnField) return `<pivotField axis="axisCol" showAll="0">${none}</pivotField>`;
    return field === pivot.countField
      ? '<pivotField dataField="1" showAll="0"/>'
      : '<pivotField showAll="0"/>';
  });
  const grand = '<i t="grand"><x/></i>';
  const axisField = (field: string): string => `<field x="${String(indexOf(field))}"/>`;
  return (
    `${HEAD}<pivotTableDefinition xmlns="${MAIN}" name="${escapeAttribute(pivot.name)}" cacheId="${String(cacheId)}"` +
    ' applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1"' +
    ' dataCaption="值" updatedVersion="6" minRefreshableVersion="3" useAutoFormatting="1" itemPrintTitles="1" createdVersion="6" indent="0" outline="1" outlineData="1" multipleFieldFilters="0"' +
    ` rowHeaderCaption="${escapeAttribute(pivot.rowTitle)}" colHeaderCaption="${escapeAttribute(pivot.columnTitle)}">` +
    `<location ref="${ref}" firstHeaderRow="1" firstDataRow="2" firstDataCol="1"/>` +
    `<pivotFields count="${String(fields.length)}">${fields.join("")}</pivotFields>` +
    `<rowFields count="1">${axisField(pivot.rowField)}</rowFields><rowItems count="1">${grand}</rowItems>` +
    `<colFields count="1">${axisField(pivot.columnField)}</colFields><colItems count="1">${grand}</colItems>` +
    `<dataFields count="1"><dataField name="${escapeAttribute(pivot.countTitle)}" fld="${String(indexOf(pivot.countField))}" subtotal="count" baseField="0" baseItem="0"/></dataFields>` +
    '<pivotTableStyleInfo name="PivotStyleMedium9" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/></pivotTableDefinition>'
  );
}

/** What the pivot shows before its first refresh. */
export function pivotCells({ at, rowTitle, columnTitle, countTitle }: PivotLayout): readonly CellLayout[] {
  const { row, column } = at;
  return [
    { row, column, value: countTitle },
    { row, column: column + 1, value: columnTitle },
    { row: row + 1, column, value: rowTitle },
    { row: row + 1, column: column + 1, value: "总计" },
    { row: row + 2, column, value: "总计" },
  ];
}
