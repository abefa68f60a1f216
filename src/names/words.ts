/** Organisational form (组织形式), by what the law tells apart; `branch` is part of another organisation. */
export type FormClass =
  | "limited"
  | "shares"
  | "company"
  | "group"
  | "partnership"
  | "limitedPartnership"
  | "generalPartnership"
  | "soleProprietorship"
  | "cooperative"
  | "other"
  | "none";

/** How names end, with the class; others are told apart by their word. The longest that fits is taken. */
export const formWords: readonly (readonly [string, FormClass])[] = [
  ["股份有限公司", "shares"],
  ["股份公司", "shares"],
  ["有限责任公司", "limited"],
  ["责任有限公司", "limited"],
  ["有限公司", "limited"],
  ["公司", "company"],
  ["集团", "group"],
  ["合伙企业(有限合伙)", "limitedPartnership"],
  ["企业(有限合伙)", "limitedPartnership"],
  ["(有限合伙)", "limitedPartnership"],
  ["有限合伙企业", "limitedPartnership"],
  ["有限合伙", "limitedPartnership"],
  ["合伙企业(特殊普通合伙)", "generalPartnership"],
  ["(特殊普通合伙)", "generalPartnership"],
  ["合伙企业(普通合伙)", "generalPartnership"],
  ["(普通合伙)", "generalPartnership"],
  ["普通合伙企业", "generalPartnership"],
  ["合伙企业", "partnership"],
  ["个人独资企业", "soleProprietorship"],
  ["(个人独资企业)", "soleProprietorship"],
  ["(个人独资)", "soleProprietorship"],
  ["农民专业合作社联合社", "cooperative"],
  ["农民专业合作社", "cooperative"],
  ["专业合作社", "cooperative"],
  ["合作社", "cooperative"],
];

/** Endings whose word itself is the form: 商行 is not 经营部. */
export const placeOfWorkWords: readonly string[] = (
  "律师事务所 会计师事务所 税务师事务所 事务所 经营部 服务部 营业部 门市部 供应部 工作室 俱乐部 工程队 " +
  "批发部 经销部 维修部 商行 车行 银行 花店 酒店 饭店 商店 书店 药店 饮食店 快餐店 餐饮店 小吃店 便利店 服装店 食杂店 " +
  "水果店 理发店 美发店 杂货店 五金店 百货店 烟酒店 茶叶店 专卖店 商场 超市 餐厅 餐馆 饭庄 酒楼 茶楼 酒吧 网吧 茶行 " +
  "美容院 医院 诊所 学院 学校 中学 小学 幼儿园 培训中心 服务中心 研究院 研究所 设计院 中心 协会 商会 学会 联合会 基金会 " +
  "委员会 管理局 加工厂 制造厂 印刷厂 服装厂 机械厂 食品厂 农场 养殖场 林场 市场 车站 加油站 服务站 家庭农场 " +
  "厂 店 部 行 馆 社 院 站 场 坊 铺 庄 所 室 局 吧 屋 摊 楼 园 档"
).split(" ");

/** Endings of what is part of another organisation (分支机构). */
export const branchWords: readonly string[] =
  "分公司 分支机构 分行 支行 分社 分所 分店 分部 分厂 分院 分中心 办事处 常驻代表机构 代表机构 代表处 联络处 营业部 营业厅 营业所 项目部".split(
    " ",
  );

/** Trades (行业) as they stand before the form; the longest that fits is taken, several in a row too. */
export const tradeWords: readonly string[] = (
  "贸易 商贸 经贸 工贸 国际贸易 进出口贸易 进出口 电子商务 商务 商务服务 实业 投资 投资管理 股权投资 创业投资 投资咨询 资产管理 " +
  "企业管理 企业管理咨询 管理咨询 管理 咨询 咨询服务 信息咨询 控股 科技 科技发展 技术 信息技术 信息科技 网络科技 网络技术 网络 " +
  "软件 软件开发 电子 电子科技 通信 通信技术 计算机 智能科技 生物科技 新能源科技 环保科技 农业科技 文化科技 医药科技 新材料科技 " +
  "建筑 建筑工程 建设 建设工程 建设集团 工程 市政工程 装饰 装饰工程 装修 建筑装饰工程 园林 园林绿化 园林工程 劳务 建筑劳务 设计 " +
  "房地产 房地产开发 置业 地产 物业 物业管理 物业服务 开发 建材 建筑材料 机电设备 机械 机械设备 机械制造 设备 制造 五金 五金机电 " +
  "餐饮 餐饮管理 餐饮服务 食品 食品科技 酒店管理 酒店 茶业 茶叶 酒业 水产 水产品 农业 农业发展 农业开发 生态农业 种植 养殖 粮油 " +
  "物流 货运代理 货物运输 运输 供应链 供应链管理 快递 仓储 航运 汽车销售 汽车销售服务 汽车服务 汽车 汽车租赁 租赁 融资租赁 销售 " +
  "服装 服饰 鞋业 鞋服 纺织 制衣 家具 家居 家居用品 石材 石业 陶瓷 塑料 塑胶 橡胶 包装 印刷 印务 化工 化妆品 日用品 百货 工艺品 珠宝 " +
  "文化传播 文化传媒 文化 传媒 广告 广告传媒 广告设计 影视 影视文化 文化创意 文化发展 会展服务 教育 教育科技 教育咨询 培训 体育 " +
  "旅行社 国际旅行社 旅游 旅游开发 医药 药业 医疗器械 医疗 医疗科技 健康管理 健康科技 生物技术 能源 新能源 电力 电力工程 矿业 钢铁 " +
  "金属 金属制品 材料 新材料 环保 环境工程 环保工程 保洁服务 家政服务 家政 保安服务 人力资源 人力资源服务 人才服务 担保 融资担保 " +
  "小额贷款 典当 保险代理 保险经纪 财务管理 财务咨询 证券 保险 基金管理 私募基金管理 知识产权代理 知识产权 检测 检测技术 测绘 勘察设计 " +
  "安装工程 消防工程 水电安装 钢结构 照明 光电 光电科技 半导体 集成电路 电气 电器 电器设备 家用电器 办公设备 仪器仪表 发展 产业 工业 " +
  "服务 经营 批发 零售 加工 维修 美容 美发 理发 小吃 快餐 便利 食杂 水果 蔬菜 海鲜 花卉 图书 文具 玩具 宠物 摄影 洗涤 烟酒 烟草 电影 出租"
).split(" ");

/** Numerals that tell sisters apart (一建, 二建; 第一, 第二; 1号, 2号). */
export const NUMERALS = /第?[零一二三四五六七八九十百千两\d]+/g;
