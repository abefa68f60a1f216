import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { objectionGrounds } from "../../src/model/objection.ts";
import { ApiError } from "../../web/api.ts";
import { groundsOf, objectFailureText } from "../../web/panel/object-form.ts";
import { enumOf } from "../../web/wording.ts";

test("a listing can be objected to on every ground, another record on those that fit it", () => {
  expect(groundsOf("LISTED_AS")).toEqual(Object.keys(objectionGrounds));
  expect(groundsOf("OWNS")).toEqual(["factError", "textError", "omission"]);
});

test("the grounds are sent as the schema spells them", () => {
  const schema = readFileSync("src/api/schema.graphql", "utf8");
  const [, body] = /enum ObjectionGround \{([^}]*)\}/.exec(schema)!;
  expect(groundsOf("LISTED_AS").map(enumOf).toSorted()).toEqual(body!.trim().split(/\s+/));
});

test("a refusal is told in words of the case, and what was found is not lost", () => {
  const refused = new ApiError("BAD_USER_INPUT", "请求的内容有误");
  refused.detail = "raisedOn: found 2027-01-01";
  expect(objectFailureText(refused)).toBe("填写的内容不被接受：raisedOn: found 2027-01-01");
  expect(objectFailureText(new ApiError("CONFLICT", "x"))).toContain("他人登记");
  expect(objectFailureText(new ApiError("FORBIDDEN", "当前身份无权查看这项内容"))).toBe(
    "当前身份无权查看这项内容",
  );
  expect(objectFailureText(new Error("boom"))).toContain("页面出现错误");
});
