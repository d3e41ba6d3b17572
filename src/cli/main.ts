import { Command, CommanderError } from "commander";
import { advanceVerb } from "./advance";
import { approveVerb } from "./approve";
import { checkVerb } from "./check";
import { documentVerb, templateVerb } from "./document";
import { dueVerb } from "./due";
import { ending, type ExitCode } from "./exit";
import { listVerb } from "./list";
import { newVerb, sampleVerb } from "./new";
import { registerVerb } from "./register";
import { showVerb } from "./show";
import { undoVerb } from "./undo";
import { unlockVerb } from "./unlock";
import { verifyVerb } from "./verify";

const kesu = new Command("kesu")
  .description("Kesu 客诉：按《客户投诉处理作业程序》登记、检查客诉，并打印处理单和 8D 报告")
  .version("0.1.0")
  .showHelpAfterError("（用 kesu <命令> --help 查看用法）")
  .configureHelp({ showGlobalOptions: false });

/** A verb's action, with its exit code set when it is through. */
const run =
  <A extends unknown[]>(verb: (...args: A) => Promise<ExitCode>) =>
  (...args: A): Promise<void> =>
    ending(() => verb(...args));

for (const verb of [
  newVerb,
  sampleVerb,
  registerVerb,
  advanceVerb,
  approveVerb,
  undoVerb,
  listVerb,
  showVerb,
  dueVerb,
  checkVerb,
  verifyVerb,
  documentVerb,
  templateVerb,
  unlockVerb,
])
  verb(kesu, run);

/** Commander throws instead of leaving, so that a wrong call ends with 2 and --help with 0. */
for (const command of [kesu, ...kesu.commands, ...kesu.commands.flatMap((each) => each.commands)])
  command.exitOverride();

kesu.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
});
