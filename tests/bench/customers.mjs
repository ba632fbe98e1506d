// Makes a customer file of any size, in the shape a company brings, every row good.
import { createWriteStream } from "node:fs";
import { once } from "node:events";

const HEADER = "客户编码,客户名称,性质,客户类别,企业性质,主管单位,行业,省,市,区县,详细地址,联系人,职务,手机,负责人,部门,来源,首次接触日期,最近购买日期,累计金额(元),备注";
const PLACES = ["天成", "长风", "鑫源", "丰禾", "北辰", "秦岭", "云栖", "锦绣", "中谷", "清河"];
const TRADES = ["电信服务", "物业管理", "冷链食品", "精工机械", "物流", "连锁超市", "酒店", "纺织服装"];
const TYPES = ["重点客户", "一般客户", "潜在客户", "目标客户"];
const SURNAMES = [..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"];
const GIVEN = ["建国", "秀兰", "志强", "丽华", "文娟", "海峰", "国栋", "晓明", "春梅", "立新"];

/** @template T @param {T[]} list @param {number} number @returns {T} */
const pick = (list, number) => /** @type {T} */ (list[number % list.length]);

/**
 * @param {string} path
 * @param {number} count
 * @param {{ owner: string, unit: string }} book whose customers they are
 */
export async function writeCustomers(path, count, { owner, unit }) {
  const file = createWriteStream(path);
  file.write(`${HEADER}\r\n`);
  for (let number = 0; number < count; ++number) {
    const row = [
      `BM${String(number).padStart(6, "0")}`,
      `西安${pick(PLACES, number)}${pick(TRADES, Math.floor(number / 10))}有限公司第${number + 1}分部`,
      "企业",
      pick(TYPES, number),
      "有限责任公司",
      "西安市商务局",
      "服务",
      "陕西省",
      "西安市",
      "雁塔区",
      `高新路${(number % 900) + 1}号${(number % 30) + 1}栋${(number % 40) + 101}室`,
      `${pick(SURNAMES, number)}${pick(GIVEN, Math.floor(number / 20))}`,
      "店长",
      `13${String(100_000_000 + number)}`,
      owner,
      unit,
      "上门拜访",
      "2024-03-05",
      "2025-08-21",
      `${(number % 100_000) + 100}.50`,
      "喜欢上午见",
    ];
    if (!file.write(`${row.join(",")}\r\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}
