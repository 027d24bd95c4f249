/** How the same is spelled elsewhere and said by people who are no physicians: body, illnesses, services, devices. One line a notion, as in `search-synonyms.ts`. */
export const EVERYDAY_WORDS = `
esophagus | oesophagus | gullet | esophageal
anesthesia | anaesthesia
anemia | anaemia
diarrhea | diarrhoea
edema | oedema | swelling
hemorrhage | haemorrhage | bleeding
hemorrhoids | haemorrhoids | piles
leukemia | leukaemia
pediatric | paediatric | child | children
tumor | tumour | neoplasm
first degree | 1st degree
second degree | 2nd degree
third degree | 3rd degree
fetus | foetus | fetal
estrogen | oestrogen
orthopedic | orthopaedic
gynecologic | gynaecologic
hematuria | haematuria | blood in urine
cancer | malignant neoplasm | carcinoma | ca | malignancy
metastatic | metastasis | metastases | mets | secondary malignant neoplasm | secondary malignant
mass | lump
melanocytic nevi | melanocytic nevus | mole | moles | nevus | nevi | benign nevus | benign nevi | benign mole | benign moles
kidney | renal
kidney stone | calculus of kidney | nephrolithiasis | renal calculus
ureteral stone | calculus of ureter | ureter stone
gallstones | cholelithiasis | calculus of gallbladder | gallbladder stones
liver | hepatic
heart | cardiac
lung | pulmonary
stomach | gastric
womb | uterus | uterine | endometrial | endometrium
hysterectomy | womb removed | uterus removed
skin | cutaneous
collarbone | clavicle
septoplasty | septo
turbinate | turbinates | turbs
calf pain | shin pain | pain in lower leg | lower leg pain
shinbone | tibia
kneecap | patella
thighbone | femur
thumb | thumb
heel spur | calcaneal spur
tennis elbow | lateral epicondylitis
golfers elbow | medial epicondylitis
frozen shoulder | adhesive capsulitis
pink eye | conjunctivitis
ear infection | otitis media
swimmers ear | otitis externa
earwax | ear wax | impacted cerumen | cerumen
strep throat | streptococcal pharyngitis | strep pharyngitis
sore throat | pharyngitis
colon | large intestine | large bowel | colonic
runny nose | rhinitis
hay fever | allergic rhinitis
stuffy nose | nasal congestion
whooping cough | pertussis
chickenpox | varicella
shingles | herpes zoster | zoster
cold sore | herpes simplex
flu | influenza
flu shot | flu vaccine | influenza vaccine | influenza virus vaccine | flu vaccination
vaccine | vaccination | immunization | immunisation
covid | covid 19 | coronavirus | sars cov 2
athletes foot | tinea pedis
toenail fungus | onychomycosis | tinea unguium
ringworm | tinea
boil | furuncle
pressure ulcer | bedsore | decubitus ulcer | pressure sore
miscarriage | spontaneous abortion
morning sickness | hyperemesis
hot flashes | menopausal
ed | erectile dysfunction | male erectile dysfunction
low testosterone | testicular hypofunction
overactive bladder | oab
leaking urine | urinary incontinence
trouble sleeping | insomnia
passing out | fainted | fainting | syncope | passed out
lightheaded | dizziness | dizzy
ringing in ears | tinnitus
nosebleed | epistaxis
hives | urticaria
itching | pruritus
bruise | contusion
fall | falls | fell | falling
concussion | mtbi
burn | burned
sprain | sprained
strain | strained
torn | tear
dislocation | dislocated
obese | obesity
morbid obesity | severe obesity | morbid severe obesity
smoker | nicotine dependence cigarettes | tobacco use | nicotine dependence
smoking cessation | quit smoking | tobacco cessation
alcoholism | alcohol dependence | alcoholic
underactive thyroid | hypothyroidism
overactive thyroid | hyperthyroidism | thyrotoxicosis
low potassium | hypokalemia
high potassium | hyperkalemia
low sodium | hyponatremia
low iron | iron deficiency
low blood sugar | hypoglycemia
high blood sugar | hyperglycemia
blood clot | thrombosis
heart valve | valve
aortic valve stenosis | aortic stenosis
checkup | physical exam | general adult medical examination | annual physical
well child | well child check | wcc | child health examination | routine child health
well woman | annual gyn exam | gynecological examination
removal | removed | removing | excision | excised | taken out | cutting out
replacement | arthroplasty | replaced
repair | repaired | fixing
release | released
insertion | inserted | insert | placement | placed | put in
exchange | change | changed
initial | first | 1st
additional | each additional | further | another
suture | sutures | stitches | stitching
blood draw | venipuncture | phlebotomy
strep test | strep a | streptococcus group a
nebulizer | neb | breathing treatment
wheelchair | wheel chair
walker | walkers
crutches | crutch
cane | canes
brace | orthosis | splint brace
catheter | cath
ostomy | colostomy
oxygen | o2
tens unit | tens
`
