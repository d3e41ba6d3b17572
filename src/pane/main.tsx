import { createRoot } from "react-dom/client";
import { App, rememberedTexts } from "./App";
import { browserSurroundings } from "./browser-surroundings";
import { waysOut } from "./hand-over";
import { isInsideExcel } from "./host";
import { NoOffice } from "./NoOffice";
import { PaneCalls } from "./pane-calls";
import { Session } from "./session";

/**
 * The door of the pane: chooses the adapter. In a plain browser the workbook is a file and nothing of Office is loaded;
 * inside Excel it is the one that is open there.
 */
async function start(): Promise<void> {
  const element = document.getElementById("pane");
  if (!element) throw new Error("pane.html has no #pane");
  const texts = await rememberedTexts();
  document.documentElement.lang = texts.language === "zh" ? "zh-CN" : "en";
  const root = createRoot(element);
  if (!isInsideExcel(window)) {
    root.render(
      <App session={new Session(browserSurroundings)} texts={texts} ways={() => waysOut(undefined)} />,
    );
    return;
  }
  try {
    const { startInExcel } = await import("./excel-main");
    const calls = new PaneCalls();
    const { session, office } = await startInExcel(calls);
    root.render(<App session={session} texts={texts} calls={calls} ways={() => waysOut(office)} />);
  } catch (error) {
    root.render(<NoOffice error={error} texts={texts} />);
  }
}

void start();
