/* Reads documents from stdin, a JSON string on each line, and answers each with a line of complaints. */
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import config from "../.htmlvalidate.mjs";

const validator = new HtmlValidate(new StaticConfigLoader(config));

for await (const line of createInterface({ input: process.stdin })) {
    const report = await validator.validateString(JSON.parse(line));
    const messages = report.results.flatMap((result) => result.messages);
    console.log(JSON.stringify(messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} [${ruleId}]`)));
}
