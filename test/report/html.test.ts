import fc from "fast-check";
import { expect, test } from "vitest";
// Not under its own name, or the formatter would lay out the templates as pages.
import { html as markup, rawHtml } from "../../src/report/html.ts";

test("every value is escaped, in text and in attributes", () => {
  const hostile = `<script>"x" & 'y'`;
  expect(markup`<a title="${hostile}">${hostile}</a>`.markup).toBe(
    '<a title="&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;">&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;</a>',
  );
});

test("markup is not escaped twice, lists are joined, null and false leave nothing", () => {
  const items = ["a", "<b>"].map((text) => markup`<li>${text}</li>`);
  expect(markup`<ul>${items}</ul>${null}${false}${undefined}${0}`.markup).toBe(
    "<ul><li>a</li><li>&lt;b&gt;</li></ul>0",
  );
  expect(markup`${rawHtml("<hr>")}`.markup).toBe("<hr>");
});

test("an object that looks like markup is not markup", () => {
  const forged = JSON.parse('{"markup":"<script>"}') as ReturnType<typeof rawHtml>;
  expect(() => markup`${forged}`).toThrow(TypeError);
});

test("no text opens a tag or leaves an attribute", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(markup`${text}`.markup).not.toMatch(/[<>"']/);
    }),
  );
});
