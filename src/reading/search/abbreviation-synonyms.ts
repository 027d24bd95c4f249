/** What this trade shortens, with what it stands for: illnesses, operations, tests. One line a notion, as in `search-synonyms.ts`. */
export const ABBREVIATIONS = `
egd | esophagogastroduodenoscopy | upper endoscopy | upper gi endoscopy | upper gi scope
cabg | coronary artery bypass
dm2 | t2dm | t2 dm | dm 2 | dmii | dm type 2 | type 2 dm | type 2 diabetes | type ii diabetes | diabetes type 2 | diabetes mellitus type 2 | type 2 diabetes mellitus | type ii dm | dm ii | adult onset diabetes
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
`
