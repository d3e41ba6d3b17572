import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { type Texts, zh } from "../texts/zh";
import { recall, remember } from "./device-memory";
import { FailureBoundary } from "./FailureNote";
import { Pane } from "./Pane";
import type { Session } from "./session";
import { loadTexts, TextsContext } from "./TextsContext";
import { useMedia } from "./use-media";

interface AppProps {
  readonly session: Session;
  readonly texts: Texts;
  /** Excel shows this page, whose adapter this version does not have yet. */
  readonly insideExcel: boolean;
}

/** The pane in its language and its light. High contrast comes from the system by itself. */
export function App({ session, texts: first, insideExcel }: AppProps): ReactNode {
  const [texts, setTexts] = useState(first);
  const isDark = useMedia("(prefers-color-scheme: dark)");
  const speak = async (language: Texts["language"]): Promise<void> => {
    setTexts(await loadTexts(language));
    remember("language", language);
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  };
  return (
    <FluentProvider theme={isDark ? webDarkTheme : webLightTheme} className="provider">
      <TextsContext value={texts}>
        <FailureBoundary>
          <Pane session={session} insideExcel={insideExcel} onLanguage={(language) => void speak(language)} />
        </FailureBoundary>
      </TextsContext>
    </FluentProvider>
  );
}

/** The texts this device spoke last. */
export const rememberedTexts = (): Promise<Texts> =>
  recall("language") === "en" ? loadTexts("en") : Promise.resolve(zh);
