/** Made-up suppliers and goods of a trading company in Hangzhou. */
export const suppliers = [
  { name: '太湖茶业', city: '苏州', category: '饮料', contact: '陆明', phone: '0512-6688 2101' },
  { name: '云岭咖啡', city: '昆明', category: '饮料', contact: '杨岚', phone: '0871-6512 7702' },
  { name: '渤海水产', city: '大连', category: '海鲜', contact: '孙涛', phone: '0411-8230 5503' },
  { name: '舟山渔港', city: '舟山', category: '海鲜', contact: '方海', phone: '0580-2038 6604' },
  { name: '蜀香调味', city: '成都', category: '调味品', contact: '赵蓉', phone: '028-8532 9905' },
  { name: '岭南糖果', city: '广州', category: '点心', contact: '黄珊', phone: '020-3877 1206' },
  { name: '京华糕点', city: '北京', category: '点心', contact: '王岳', phone: '010-6552 8807' },
  { name: '天山牧场', city: '乌鲁木齐', category: '乳制品', contact: '艾力', phone: '0991-481 3308' },
  { name: '呼伦乳业', city: '呼和浩特', category: '乳制品', contact: '白云', phone: '0471-596 4409' },
  { name: '齐鲁粮油', city: '济南', category: '谷物', contact: '孔凡', phone: '0531-8601 7710' },
] as const

export const goods = [
  { name: '碧螺春 250g', supplier: '太湖茶业', category: '饮料', unit: '盒', price: 168, stock: 62 },
  { name: '明前龙井 100g', supplier: '太湖茶业', category: '饮料', unit: '盒', price: 238, stock: 35 },
  { name: '小粒咖啡豆 1kg', supplier: '云岭咖啡', category: '饮料', unit: '袋', price: 96, stock: 120 },
  { name: '挂耳咖啡 30 包', supplier: '云岭咖啡', category: '饮料', unit: '箱', price: 129, stock: 48 },
  { name: '大连鲍鱼 1kg', supplier: '渤海水产', category: '海鲜', unit: '箱', price: 356, stock: 18 },
  { name: '干海参 500g', supplier: '渤海水产', category: '海鲜', unit: '盒', price: 899, stock: 9 },
  { name: '冷冻带鱼 5kg', supplier: '舟山渔港', category: '海鲜', unit: '箱', price: 218, stock: 40 },
  { name: '梭子蟹 2kg', supplier: '舟山渔港', category: '海鲜', unit: '箱', price: 288, stock: 22 },
  { name: '郫县豆瓣 1kg', supplier: '蜀香调味', category: '调味品', unit: '罐', price: 26.5, stock: 210 },
  { name: '青花椒油 500ml', supplier: '蜀香调味', category: '调味品', unit: '瓶', price: 32, stock: 150 },
  { name: '陈皮软糖 2kg', supplier: '岭南糖果', category: '点心', unit: '箱', price: 88, stock: 75 },
  { name: '老婆饼 24 枚', supplier: '岭南糖果', category: '点心', unit: '盒', price: 58, stock: 66 },
  { name: '桃酥礼盒', supplier: '京华糕点', category: '点心', unit: '盒', price: 72, stock: 54 },
  { name: '有机酸奶 12 杯', supplier: '天山牧场', category: '乳制品', unit: '箱', price: 65, stock: 90 },
  { name: '马苏里拉 3kg', supplier: '呼伦乳业', category: '乳制品', unit: '块', price: 145, stock: 30 },
  { name: '全脂牛奶 24 盒', supplier: '呼伦乳业', category: '乳制品', unit: '箱', price: 78, stock: 132 },
  { name: '五常大米 25kg', supplier: '齐鲁粮油', category: '谷物', unit: '袋', price: 189, stock: 44 },
  { name: '高筋面粉 25kg', supplier: '齐鲁粮油', category: '谷物', unit: '袋', price: 112, stock: 58 },
] as const

export const categories = ['饮料', '海鲜', '调味品', '点心', '乳制品', '谷物'] as const
export const carriers = ['顺丰', '京东物流', '德邦'] as const

/** A little random generator with a seed, so that every demo starts with the same company. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
