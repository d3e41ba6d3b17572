import type { ReactNode } from "react";

const icon = (path: string) =>
  function Icon(): ReactNode {
    return (
      <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  };

/** The pane's few icons, drawn in the colour of the text beside them. */
export const SearchIcon = icon("M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.4 10.4 14 14");
export const AddIcon = icon("M8 3v10M3 8h10");
export const BackIcon = icon("M13 8H3.5M7.5 3.5 3 8l4.5 4.5");
export const CalendarIcon = icon(
  "M3.5 3h9a1 1 0 0 1 1 1v8.500a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM2.500 6.300h11",
);
export const CopyIcon = icon(
  "M5.500 4V3a1 1 0 0 1 1-1H12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-1M4 5h5.500a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z",
);
export const CloseIcon = icon("M4 4l8 8M12 4l-8 8");
export const DocumentIcon = icon(
  "M4 2h5l3.500 3.500V13a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zM9 2v3.500h3.500M5.500 8.500h5M5.500 11h5",
);
