import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { type Texts, zh } from "../texts/zh";
import { recall, remember } from "./device-memory";
import { FailureBoundary } from "./FailureNote";
import { Pane } from "./Pane";
import type { WaysOut } from "./hand-over";
import { HandOverContext } from "./HandOverContext";
import type { PaneCalls } from "./pane-calls";
import type { RegisterSession } from "./register-session";
import { loadTexts, TextsContext } from "./TextsContext";
import { useMedia } from "./use-media";

interface AppProps {
  readonly session: RegisterSession;
  readonly texts: Texts;
  /** The commands of the ribbon, where there is one. */
  readonly calls?: PaneCalls;
  /** The ways a file gets out of this window. */
  readonly ways: () => WaysOut;
}

/** The pane in its language and its light. High contrast comes from the system by itself. */
export function App({ session, texts: first, calls, ways }: AppProps): ReactNode {
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
        <HandOverContext value={ways}>
          <FailureBoundary>
            <Pane session={session} calls={calls} onLanguage={(language) => void speak(language)} />
          </FailureBoundary>
        </HandOverContext>
      </TextsContext>
    </FluentProvider>
  );
}

/** The texts this device spoke last. */
export const rememberedTexts = (): Promise<Texts> =>
  recall("language") === "en" ? loadTexts("en") : Promise.resolve(zh);
