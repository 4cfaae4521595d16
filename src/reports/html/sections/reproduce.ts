import { hashOf } from "../../../experiment/overrides.js";
import { details } from "../figure-markup.js";
import { html, type Markup } from "../markup.js";
import type { Section } from "../section.js";

export const reproduce: Section = {
  name: "reproduce",
  title: "How to reproduce this",
  render({ provenance: { version, backend, config, files } }) {
    const flags = backend === "reference" ? ` --backend ${backend}` : "";
    return html`<p>
        Save the config below, and run it with actbench ${version}. The same config gives the same files, byte
        for byte, on any machine and with any number of jobs: this page is one of them. What the clock said,
        and the machine that was used, are in <code>timing.csv</code> and <code>manifest.json</code>.
      </p>
      <pre><code>npx actbench@${version} run config.resolved.json${flags}</code></pre>
      ${config !== undefined && race(config)}
      ${
        files.length > 0 &&
        html`<details>
          <summary>SHA-256 of the other files</summary>
          <div class="scroll" tabindex="0" role="region" aria-label="hashes">
            <table>
              <thead>
                <tr>
                  <th scope="col">file</th>
                  <th scope="col">SHA-256</th>
                </tr>
              </thead>
              <tbody>
                ${files.map(
                  ({ file, sha256 }) =>
                    html`<tr>
                      <td>${file}</td>
                      <td><code>${sha256}</code></td>
                    </tr> `,
                )}
              </tbody>
            </table>
          </div>
        </details>`
      }
      ${config !== undefined && details("The config in full", html`<pre><code>${config}</code></pre>`)}`;
  },
};

/** Where `docs/race.html` is published. What stands behind the # is never sent there. */
const RACE = "https://actbench.github.io/actbench/race.html";

const race = (config: string): Markup =>
  html`<p>
    <a href="${RACE}${hashOf(JSON.parse(config) as Record<string, unknown>)}">Open in the race</a>: a page
    that trains the study's first condition before your eyes; the link holds the config. Without a network:
    <code>actbench race config.resolved.json --open</code>
  </p> `;
