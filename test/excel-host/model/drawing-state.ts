/** Where something that floats over the cells stands, in points. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SeriesState {
  readonly id: number;
  readonly name: string;
  readonly values: string;
  readonly categories: string;
  /** What was set by path, e.g. `format/fill/color`. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** A chart: its series, and everything else that was set, by path (`title/text`, `axes/valueAxis/maximum`). */
export interface ChartState extends Box {
  readonly sheet: string;
  readonly name: string;
  readonly chartType: string;
  /** The address it was made from. */
  readonly source: string;
  readonly seriesBy: string;
  readonly series: readonly SeriesState[];
  readonly set: Readonly<Record<string, unknown>>;
}

export interface DataHierarchyState {
  readonly field: string;
  readonly name: string;
  readonly summarizeBy: string;
  readonly numberFormat: string;
}

/** A pivot table as it was asked for. */
export interface PivotState {
  readonly sheet: string;
  readonly name: string;
  /** The address or the name of the table it reads. */
  readonly source: string;
  readonly destination: string;
  readonly fields: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly filters: readonly string[];
  readonly data: readonly DataHierarchyState[];
  readonly layout: Readonly<Record<string, unknown>>;
  readonly refreshOnOpen: boolean;
  readonly refreshed: number;
}

/** A picture on a sheet. */
export interface ShapeState extends Box {
  readonly sheet: string;
  readonly name: string;
  readonly type: string;
  /** The picture, base64. */
  readonly image: string;
  readonly altTextTitle: string;
  readonly altTextDescription: string;
  readonly lockAspectRatio: boolean;
  readonly placement: string;
  readonly visible: boolean;
  readonly rotation: number;
}
