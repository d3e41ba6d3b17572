import type { ReactNode } from "react";
import type { Field } from "../../records/field";
import { FormField } from "../FormField";
import { useKept } from "../use-kept";

const NAME: Field = { kind: "text", max: 60, group: "handling", label: { zh: "我的姓名", en: "My name" } };

/** Asks once who acts on this device. */
export function NameField({ onBy }: { readonly onBy: (name: string) => void }): ReactNode {
  const [name, setName] = useKept("my-name", "");
  return (
    <div
      onBlur={() => {
        if (name.trim() === "") return;
        setName(() => "");
        onBy(name.trim());
      }}
    >
      <FormField
        id="field-my-name"
        field={NAME}
        value={name}
        issues={[]}
        wide
        onType={(text) => {
          setName(() => text);
        }}
        onFix={() => undefined}
      />
    </div>
  );
}
