import { Option } from "commander";

/** `--figures svg`, the same wherever results are written. */
export const figuresOption = (): Option =>
  new Option(
    "--figures <format>",
    "write each figure of report.html as a file of its own under figures/",
  ).choices(["svg"]);
