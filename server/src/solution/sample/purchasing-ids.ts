/** Ids of the package: they stay as they are, so that a later version of it is known as the same app. */
export const purchasingId = (number: number) => `5a3b1c00-0000-4000-8000-${String(number).padStart(12, '0')}`

export const purchasingIds = {
  app: purchasingId(1),
  financeRole: purchasingId(2),
  suppliers: purchasingId(10),
  goods: purchasingId(11),
  orders: purchasingId(12),
}
