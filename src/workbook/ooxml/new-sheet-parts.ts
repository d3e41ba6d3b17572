import type { DisplayNames } from "../layout-formula";
import type { PivotLayout, SheetLayout } from "../sheet-layout";
import { chartXml, drawingXml } from "./new-chart";
import { relationshipType, spreadsheetType } from "./new-names";
import { freePart, type HostWorkbook } from "./new-package";
import { pivotCacheXml, pivotTableXml } from "./new-pivot";
import { sheetXml } from "./new-sheet";
import type { StyleBook } from "./new-styles";
import { tableXml } from "./new-table";

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/** A register on its way into a workbook: what its sheets share while they are written. */
interface Draft {
  readonly host: HostWorkbook;
  readonly layout: readonly SheetLayout[];
  readonly displayNames: DisplayNames;
  readonly styles: StyleBook;
  lastTableId: number;
  lastCacheId: number;
  /** Pivot caches the workbook's part has to name. */
  readonly caches: { cacheId: number; link: string }[];
}

/** Writes a sheet with its tables, charts and pivots; the relationship that leads to it from the workbook. */
export async function addSheet(
  draft: Draft,
  sheet: SheetLayout,
  name: string,
  selected: boolean,
): Promise<string> {
  const { host, displayNames, styles } = draft;
  const part = freePart(host, "worksheets/sheet");
  host.parts.set(part, "", spreadsheetType("worksheet"));

  const tableLinks: string[] = [];
  for (const table of sheet.tables) {
    const tablePart = freePart(host, "tables/table");
    host.parts.set(tablePart, tableXml(table, ++draft.lastTableId, displayNames), spreadsheetType("table"));
    tableLinks.push(await host.parts.relate(part, relationshipType("table"), tablePart));
  }
  for (const pivot of sheet.pivots) await addPivot(draft, pivot, part);
  const drawingLink = sheet.charts.length === 0 ? undefined : await addCharts(host, sheet, name, part);

  host.parts.set(part, sheetXml(sheet, { styles, names: displayNames, selected, tableLinks, drawingLink }));
  return host.parts.relate(host.main, relationshipType("worksheet"), part);
}

async function addCharts(
  host: HostWorkbook,
  sheet: SheetLayout,
  name: string,
  part: string,
): Promise<string> {
  const drawing = freePart(host, "drawings/drawing");
  host.parts.set(drawing, "", DRAWING_TYPE);
  const links: string[] = [];
  for (const chart of sheet.charts) {
    const chartPart = freePart(host, "charts/chart");
    host.parts.set(chartPart, chartXml(chart, name), CHART_TYPE);
    links.push(await host.parts.relate(drawing, relationshipType("chart"), chartPart));
  }
  host.parts.set(drawing, drawingXml(sheet.charts, links));
  return host.parts.relate(part, relationshipType("drawing"), drawing);
}

async function addPivot(draft: Draft, pivot: PivotLayout, part: string): Promise<void> {
  const { host, layout, displayNames } = draft;
  const source = layout.flatMap(({ tables }) => tables).find(({ table }) => table === pivot.table);
  const columns = source?.columns ?? [];
  const cacheId = ++draft.lastCacheId;
  const cache = freePart(host, "pivotCache/pivotCacheDefinition");
  host.parts.set(cache, pivotCacheXml(pivot, columns, displayNames), spreadsheetType("pivotCacheDefinition"));
  const table = freePart(host, "pivotTables/pivotTable");
  host.parts.set(table, pivotTableXml(pivot, columns, cacheId), spreadsheetType("pivotTable"));
  await host.parts.relate(table, relationshipType("pivotCacheDefinition"), cache);
  await host.parts.relate(part, relationshipType("pivotTable"), table);
  draft.caches.push({
    cacheId,
    link: await host.parts.relate(host.main, relationshipType("pivotCacheDefinition"), cache),
  });
}
