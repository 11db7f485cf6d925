export const exportsGerman = {
  'exports.title': 'Alles aus der Firma',
  'exports.why':
    'Ein ZIP mit jeder Tabelle als CSV für die Tabellenkalkulation und als JSON, und mit den Dateien. Eine leere Firma kann es wieder einlesen, auf diesem Server oder einem anderen. Passwörter und Schlüssel sind nicht darin.',
  'exports.take': 'Alles herunterladen',
}
