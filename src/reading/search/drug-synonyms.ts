/** Names drugs are sold under, with their substance. One line a notion, as in `search-synonyms.ts`. */
export const DRUG_NAMES = `
kenalog | triamcinolone acetonide
depo medrol | methylprednisolone acetate
solu medrol | methylprednisolone sodium succinate
decadron | dexamethasone sodium phosphate
toradol | ketorolac tromethamine | ketorolac
rocephin | ceftriaxone sodium | ceftriaxone
zofran | ondansetron
benadryl | diphenhydramine
phenergan | promethazine
botox | onabotulinumtoxina
depo provera | medroxyprogesterone acetate
b12 | cyanocobalamin | vitamin b 12
prolia | denosumab
remicade | infliximab
humira | adalimumab
eylea | aflibercept
lucentis | ranibizumab
avastin | bevacizumab
keytruda | pembrolizumab
opdivo | nivolumab
herceptin | trastuzumab
rituxan | rituximab
neulasta | pegfilgrastim
procrit | epogen | epoetin alfa
synvisc | hylan
euflexxa | hyaluronan
supartz | hyaluronan
testosterone cypionate | testosterone
lovenox | enoxaparin
ativan | lorazepam
haldol | haloperidol
invega sustenna | paliperidone palmitate
vivitrol | naltrexone depot | naltrexone
lupron depot | leuprolide acetate | leuprolide
zoladex | goserelin
ozempic | semaglutide
taxol | paclitaxel
mirena | levonorgestrel 52 mg | levonorgestrel releasing
nexplanon | etonogestrel
`
