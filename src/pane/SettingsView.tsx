import { Input, Select } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Texts } from "../texts/zh";
import { useTexts } from "./TextsContext";

interface SettingsViewProps {
  readonly by: string;
  readonly onBy: (by: string) => void;
  readonly onLanguage: (language: Texts["language"]) => void;
  /** What there is to say about where the register is kept. */
  readonly children: ReactNode;
}

/** Who works here, in which language, on which register. */
export function SettingsView({ by, onBy, onLanguage, children }: SettingsViewProps): ReactNode {
  const texts = useTexts();
  const { settings } = texts.pane;
  return (
    <div className="settings">
      <div className="field">
        <label htmlFor="by">{settings.by}</label>
        <Input
          id="by"
          value={by}
          autoComplete="name"
          onChange={(_event, { value }) => {
            onBy(value);
          }}
        />
        <p className="quiet">{settings.byHint}</p>
      </div>
      <div className="field">
        <label htmlFor="language">{settings.language}</label>
        <Select
          id="language"
          value={texts.language}
          onChange={(_event, { value }) => {
            onLanguage(value === "en" ? "en" : "zh");
          }}
        >
          <option value="zh">中文</option>
          <option value="en">English</option>
        </Select>
      </div>
      {children}
    </div>
  );
}
