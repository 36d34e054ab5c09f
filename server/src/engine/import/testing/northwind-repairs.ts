/** Values that Northwind's files write with an unquoted comma, read by eye: what an import must make of them. */

/** Ship address by ship name, orders.csv. */
export const shipAddresses: Record<string, string> = {
  'Blondel père et fils': '24, place Kléber',
  "Bon app'": '12, rue des Bouchers',
  'Bólido Comidas preparadas': 'C/ Araquil, 67',
  'Comércio Mineiro': 'Av. dos Lusíadas, 23',
  'Du monde entier': '67, rue des Cinquante Otages',
  'Familia Arquibaldo': 'Rua Orós, 92',
  'Folies gourmandes': '184, chaussée de Tournai',
  'France restauration': '54, rue Royale',
  'Galería del gastronómo': 'Rambla de Cataluña, 23',
  'Godos Cocina Típica': 'C/ Romero, 33',
  'Gourmet Lanchonetes': 'Av. Brasil, 442',
  'Hanari Carnes': 'Rua do Paço, 67',
  "La corne d'abondance": "67, avenue de l'Europe",
  'Que Delícia': 'Rua da Panificadora, 12',
  'Queen Cozinha': 'Alameda dos Canàrios, 891',
  'Ricardo Adocicados': 'Av. Copacabana, 267',
  'Romero y tomillo': 'Gran Vía, 1',
  'Spécialités du monde': '25, rue Lauriston',
  'Suprêmes délices': 'Boulevard Tirou, 255',
  'Tradiçao Hipermercados': 'Av. Inês de Castro, 414',
  'Victuailles en stock': '2, rue du Commerce',
  'Wellington Importadora': 'Rua do Mercado, 12',
}

/** Address by customer id, customers.csv. */
export const customerAddresses: Record<string, string> = {
  BLONP: '24, place Kléber',
  BOLID: 'C/ Araquil, 67',
  BONAP: '12, rue des Bouchers',
  COMMI: 'Av. dos Lusíadas, 23',
  DUMON: '67, rue des Cinquante Otages',
  FAMIA: 'Rua Orós, 92',
  FISSA: 'C/ Moralzarzal, 86',
  FOLIG: '184, chaussée de Tournai',
  FRANR: '54, rue Royale',
  GALED: 'Rambla de Cataluña, 23',
  GODOS: 'C/ Romero, 33',
  GOURL: 'Av. Brasil, 442',
  HANAR: 'Rua do Paço, 67',
  LACOR: "67, avenue de l'Europe",
  PARIS: '265, boulevard Charonne',
  QUEDE: 'Rua da Panificadora, 12',
  QUEEN: 'Alameda dos Canàrios, 891',
  RICAR: 'Av. Copacabana, 267',
  ROMEY: 'Gran Vía, 1',
  SPECD: '25, rue Lauriston',
  SUPRD: 'Boulevard Tirou, 255',
  TRADH: 'Av. Inês de Castro, 414',
  VICTE: '2, rue du Commerce',
  WELLI: 'Rua do Mercado, 12',
}

/** Column and value by supplier id, suppliers.csv. */
export const supplierValues: Record<string, { column: number; value: string }> = {
  7: { column: 1, value: 'Pavlova, Ltd.' },
  8: { column: 1, value: 'Specialty Biscuits, Ltd.' },
  14: { column: 4, value: 'Viale Dante, 75' },
  18: { column: 4, value: '203, Rue des Francs-Bourgeois' },
  20: { column: 4, value: '471 Serangoon Loop, Suite #402' },
  24: { column: 1, value: "G'day, Mate" },
  26: { column: 4, value: 'Via dei Gelsomini, 153' },
  27: { column: 4, value: '22, rue H. Voiron' },
  28: { column: 4, value: 'Bat. B 3, rue des Alpes' },
}
