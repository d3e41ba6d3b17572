import { EventType } from "../events";

/** Events that are heard on a sheet and on the collection alike. */
export const sheetEvents = {
  DataChangedEvent: EventType.changed,
  ActivatedEvent: EventType.activated,
  DeactivatedEvent: EventType.deactivated,
  SelectionChangedEvent: EventType.selectionChanged,
  CalculatedEvent: EventType.calculated,
  FormatChangedEvent: EventType.formatChanged,
  RowSortedEvent: EventType.rowSorted,
  ColumnSortedEvent: EventType.columnSorted,
  RowHiddenChangedEvent: EventType.rowHiddenChanged,
  ProtectionChangedEvent: EventType.protectionChanged,
  EventNameChanged: EventType.nameChanged,
  EventVisibilityChanged: EventType.visibilityChanged,
};
