/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { Head } from "../../src/pane/Head";
import { Pane } from "../../src/pane/Pane";
import { field, frames, openedCase, press, type } from "./course/case-stage";
import { known, startedSession } from "./stage";

/** A key while an input method is at work; and as Safari sends it, after the composition has ended. */
const composingKeys = [{ isComposing: true }, { isComposing: false, keyCode: 229 }];

beforeEach(() => localStorage.clear());
afterEach(cleanup);

test.each(composingKeys)(
  "Escape that only cancels an input method does not leave the case (%j)",
  async (how) => {
    await openedCase();
    fireEvent.click(screen.getByRole("button", { name: "外壳有划痕" }));
    type("complaintText", "外壳you划痕");
    fireEvent.keyDown(field("complaintText"), { key: "Escape", ...how });
    expect(field("complaintText").value).toBe("外壳you划痕");
    fireEvent.keyDown(field("complaintText"), { key: "Escape" });
    expect(document.getElementById("field-complaintText")).toBeNull();
  },
);

test.each(composingKeys)(
  "Enter that takes a candidate saves no form and leaves no search (%j)",
  async (how) => {
    const { one } = await openedCase();
    press("添加附件");
    await frames();
    type("attachment-new-name", "划痕.jpg");
    fireEvent.keyDown(field("attachment-new-name"), { key: "Enter", ctrlKey: true, ...how });
    await frames();
    expect(one().parts.attachment).toHaveLength(0);
    cleanup();
    const onDown = jest.fn();
    render(<Head wanted="" onWanted={() => undefined} onDown={onDown} onNew={() => undefined} />);
    fireEvent.keyDown(screen.getByRole("searchbox"), { key: "Enter", ...how });
    fireEvent.keyDown(screen.getByRole("searchbox"), { key: "ArrowDown", ...how });
    expect(onDown).not.toHaveBeenCalled();
  },
);

test.each(composingKeys)(
  "keys of an input method walk no suggestions and begin no complaint (%j)",
  async (how) => {
    const { session } = await startedSession(known);
    render(<Pane session={session} calls={undefined} onLanguage={() => undefined} />);
    await screen.findByText(/台账还是空的/);
    fireEvent.keyDown(window, { code: "KeyN", altKey: true, ...how });
    expect(document.querySelector("form.detail")).toBeNull();
    fireEvent.keyDown(window, { code: "KeyN", altKey: true });
    type("customer", "澜");
    fireEvent.keyDown(field("customer"), { key: "ArrowDown", ...how });
    fireEvent.keyDown(field("customer"), { key: "Escape", ...how });
    expect(screen.getByRole("option", { name: /苏州澜起光电/ }).getAttribute("aria-selected")).toBe("false");
  },
);
