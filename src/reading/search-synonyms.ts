/** Wordings that mean the same to a search, one line a notion; abbreviations first. Compared word by word, lower case. */
export const SYNONYMS: readonly string[] = `
egd | esophagogastroduodenoscopy | upper endoscopy | upper gi endoscopy | upper gi scope
cabg | coronary artery bypass
dm2 | t2dm | dmii | dm type 2 | type 2 dm | type 2 diabetes | type ii diabetes | diabetes type 2 | diabetes mellitus type 2 | type 2 diabetes mellitus | type ii dm | dm ii | adult onset diabetes
dm1 | t1dm | dm type 1 | type 1 dm | type 1 diabetes | type i diabetes | diabetes type 1 | diabetes mellitus type 1 | type 1 diabetes mellitus | juvenile diabetes
dm | diabetes | diabetic | diabetes mellitus
htn | hypertension | high blood pressure | hypertensive
ckd | chronic kidney disease | chronic renal disease
esrd | end stage renal disease | end stage kidney disease
aki | arf | acute kidney injury | acute kidney failure | acute renal failure
chf | congestive heart failure | heart failure
hfref | systolic heart failure | systolic congestive heart failure | heart failure with reduced ejection fraction
hfpef | diastolic heart failure | diastolic congestive heart failure | heart failure with preserved ejection fraction
cad | coronary artery disease | atherosclerotic heart disease | coronary atherosclerosis
mi | heart attack | myocardial infarction
nstemi | non st elevation myocardial infarction
stemi | st elevation myocardial infarction
afib | a fib | atrial fibrillation
svt | supraventricular tachycardia
dvt | deep vein thrombosis | deep venous thrombosis | thrombosis deep veins
pe | pulmonary embolism | pulmonary embolus
pad | pvd | peripheral vascular disease | peripheral artery disease | peripheral arterial disease
cva | stroke | cerebral infarction
tia | transient ischemic attack | transient cerebral ischemic attack
copd | chronic obstructive pulmonary disease
osa | obstructive sleep apnea
uri | upper respiratory infection | acute upper respiratory infection | common cold
uti | urinary tract infection
gerd | gastro esophageal reflux disease | gastroesophageal reflux disease | acid reflux
ibs | irritable bowel syndrome
bph | benign prostatic hyperplasia | enlarged prostate | prostatic hypertrophy
ra | rheumatoid arthritis
oa | djd | osteoarthritis | degenerative joint disease | primary osteoarthritis
ddd | disc degeneration | degenerative disc disease | intervertebral disc degeneration
hnp | herniated disc | disc herniation | disc displacement | intervertebral disc displacement | slipped disc
lbp | low back pain | lumbago
gad | generalized anxiety disorder
mdd | major depressive disorder | major depression
ptsd | post traumatic stress disorder
adhd | attention deficit hyperactivity disorder | attention deficit
add | attention deficit
hld | hyperlipidemia | high cholesterol | dyslipidemia
hypercholesterolemia | pure hypercholesterolemia
fx | fracture | broken | fractured
i&d | i and d | incision and drainage | drained | lanced | drainage | draining
orif | open reduction internal fixation | open repair
crif | closed reduction
tka | tkr | total knee arthroplasty | total knee replacement | knee replacement | knee arthroplasty
tha | thr | total hip arthroplasty | total hip replacement | hip replacement | hip arthroplasty
ctr | carpal tunnel release
cts | carpal tunnel | carpal tunnel syndrome
acdf | anterior cervical discectomy and fusion | anterior cervical fusion
lap chole | laparoscopic cholecystectomy | laparoscopic gallbladder removal | lap gallbladder removal
lap appy | laparoscopic appendectomy
lap | laparoscopic | laparoscopy
flex sig | flexible sigmoidoscopy | sigmoidoscopy | sigmoid scope
chole | cholecystectomy | gallbladder removal | gallbladder removed
ioc | cholangiogram | cholangiography
bx | biopsy | biopsies | biopsied
inj | injection | shot | injections | injected | injecting
us | ultrasound | sonogram | sonography | ultrasonic | ultrasonography
echo | echocardiogram | echocardiography
tte | transthoracic echocardiogram | transthoracic echocardiography
tee | transesophageal echocardiogram
ekg | ecg | electrocardiogram
cxr | chest x ray | chest xray | chest radiograph
xr | x ray | xray | radiograph | x-rays | xrays | radiographs
ct | cat scan | computed tomography
mri | magnetic resonance
mra | magnetic resonance angiography
cta | ct angiography | ct angiogram
mammo | mammogram | mammography
dexa | dxa | bone density
cbc | complete blood count
cmp | comprehensive metabolic panel
bmp | basic metabolic panel
ua | urinalysis
a1c | hba1c | hemoglobin a1c
psa | prostate specific antigen
inr | prothrombin time
lp | lumbar puncture | spinal tap
esi | epidural steroid injection
tfesi | transforaminal epidural steroid injection | transforaminal epidural
mbb | medial branch block
rfa | radiofrequency ablation
tpi | trigger point injection | trigger point injections
rtc | rotator cuff
acl | anterior cruciate ligament
tlh | total laparoscopic hysterectomy
tah | total abdominal hysterectomy
bso | salpingo oophorectomy
d&c | d and c | dilation and curettage
iud | intrauterine device | intrauterine contraceptive | intrauterine
c section | cesarean | caesarean | cesarean section
vbac | vaginal birth after cesarean
nst | nonstress test | non stress test | fetal nonstress
ob | obstetric | obstetrical | pregnancy
cpap | continuous positive airway pressure
dme | durable medical equipment
picc | peripherally inserted central catheter
cgm | continuous glucose monitor | continuous glucose monitoring | continuous glucose
rpm | remote patient monitoring | remote monitoring
ccm | chronic care management
tcm | transitional care management
acp | advance care planning | advance directives
awv | annual wellness visit
ippe | welcome to medicare | initial preventive physical examination | initial preventive
ldct | low dose ct | low dose computed tomography
pft | pulmonary function test
abg | arterial blood gas
fobt | fecal occult blood | occult blood
s/p | status post | sp
h/o | hx of | history of | personal history of | personal history
fhx | fh | family history | family history of
sob | shortness of breath | dyspnea
cp | chest pain
ha | headache
n/v | nausea and vomiting | nausea with vomiting
abd | abdominal | abdomen | belly
ruq | right upper quadrant
llq | left lower quadrant
rlq | right lower quadrant
luq | left upper quadrant
loc | loss of consciousness
fb | foreign body
lac | laceration
bcc | basal cell carcinoma | basal cell
scc | squamous cell carcinoma | squamous cell
ak | actinic keratosis | actinic keratoses
sk | seborrheic keratosis
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
fetus | foetus | fetal
estrogen | oestrogen
orthopedic | orthopaedic
gynecologic | gynaecologic
hematuria | haematuria | blood in urine
cancer | malignant neoplasm | carcinoma | ca | malignancy
metastatic | metastasis | metastases | mets | secondary malignant neoplasm | secondary malignant
mass | lump
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
  .split('\n')
  .filter((line) => line !== '')

/** Words that say nothing of what is searched for. */
export const FILLERS: ReadonlySet<string> = new Set(
  `a an and any are as at be bill billed billing by can claim code coded coder codes coding correct cpt did do does done dx dos
  diagnosis diagnoses doctor dr each else exact find for from give given had has have hcpcs hello help hey hi how i icd icd10 icd-10 icd-10-cm
  icd10cm in is it its just know like looking lookup me my name need needed of office on or our patient patients perform performed
  please pls plz procedure procedures proper provider pt pts question quick report reporting reported saw see seen
  service she he should so tell thank thanks that the their them there these they this to under up us use used using visit wants was
  we what whats what's when which who will with would you your order orders sequence sequencing modifier modifiers also only pre preop postop op note fine ok okay best proper properly advise help appreciate thx urgent asap`.split(
    /\s+/,
  ),
)
