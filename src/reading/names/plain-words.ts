import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { wordSet } from '../text/word-set.ts'
import { isFirstName } from './first-names.ts'
import { isLastName } from './last-names.ts'
import { TRADE_WORDS } from './trade-words.ts'

/**
 * Words that stand capitalised in mail about billing without being anyone's name: the commonest words of CMS's manuals and of
 * the ICD-10-CM and HCPCS descriptions, and those of days, places, payers, programs, drugs and devices. First names and
 * surnames are left out unless a place or a drug is called so.
 */
const isListed = wordSet([
  ...TRADE_WORDS,
  ...`abd abdomen abdominal abductor abg abilify able abnormal about above abscess abuse academy access accessories
  accessory accident accidental accidents accord account acct acdf ace acetabulum acetate acetonide achieve achilles
  acid acids acinetobacter acl acp acrobat act actinic actual acute adacel adaf adalimumab adapter add added addison
  additional address addressee addresses adenocarcinoma adequacy adequate adhd adheres adj adjacent adjust adjuvant
  admin admit adnexa adobe adolescent adrenal adrenoreceptor adult adults adv advancedmd advantage adverse advise
  aerosol aetna afib aflibercept afluria afraid african after afternoon again against age agencies agency agent agents
  ahca aid air aircraft airway aki alabama alaska albumin albuquerque alcohol alcoholic alcoholism alfa all allergen
  allergic allergy allow allows allscripts alone along alpha als also alzheimer ambetter ambulatory american amerigroup
  amino amniotic amount amounts amputee anaesthesia anaheim analog analysis anaphylactic anaphylaxis anatomic anchorage
  and anesthesia anesthetic anesthetics aneurysm aneyakoji angina angio angiotensin angle animal ankle annual anomalies
  another antagonists antepartum anterior anthem anti antibiotic antibiotics antibodies antibody anticoagulant
  antidepressants antifungal antigen antihemophilic antiplatelet antipsychotics antithrombotic antiviral anus anxiety
  anxiolytic any anyone anytime aorta aortic apnea apophyseal appeal appeals appear appendix apple applies apply
  appreciate approach approaches appropriate approximate appy arb arch are area areas aren arf arizona arkansas
  arlington arm arms around arrest arterial arteries artery arthrodesis arthropathies article artificial asap asian
  asked aspirin assault assay assess assist assistant associates assumes asthma athena atherosclerotic athletes ativan
  atlanta atrial atrophy attack attempts audio audit auditory august aurora australian auth auto autonomic avastin
  avenue avoid away awv axial axilla axillary axis back background bacterial bag baked baker bakersfield balloon
  baltimore band bandage bands bar barrier bartholin basal base based baseline basic basis bath baton batt batteries
  battery baxter bcbs bcc beach beacon beam beaverton because bed bedsore been before behavior behavioral being bell
  belly below belt benadryl bend beneficiaries beneficiary benefit benign bent best beta between bevacizumab beyond
  biceps bicondylar bicycle bifocal bike bilat bilateral bile biliary bill biller billers bills bimalleolar biopsies
  biopsy biosimilar bipolar birth birthday bit bite bits bitten bladder blah blast blister block blocker blockers blocks
  blood blue blunt bmi bmp board boat bock body boil bolus bomb bone bones boostrix boot border bordetella born boston
  both botox bottle bottom bound boundary bowel bowman box bph bra brace brachial brain branch branches brand breakdown
  breast breath brief bright brim broken bronch bronchus bronx bronze brooklyn brown brucella bruise bso bte buckeye
  built bulletin bundle bupivacaine buprenorphine burkitt burn burst bus but buttock bypass bystander cabg cable cables
  cad caesarean cage caid cal calcaneal calcaneus calcium calculi calculus calendar calf california call calories came
  can canal cancer candidate cane canes cannabis cannot cannula canthus cap capsule captains car carbohydrates carbon
  carcinoma cardiac cardiologist cardiopulmonary care carefirst caregiver carelon caritas carotid carpal carpometacarpal
  carrier carry cartilage cartridge cast caster cat cataract category cath catheter catheters cause causes cava cbc ccm
  cdc ceftriaxone cell cells centene center centers centimeter central cerebral cerebrum cerner certain cerumen
  cervicothoracic cervix cesarean cgm cgs chagas chair chamber champva change changes channel chapter charge charger
  charset chart check checkup cheek cheers chemo chest chf chicago chickenpox child childbirth children chin chiro
  chiropractic chloride choice chole cholelithiasis cholesterol chorioretinal choroidal christi chrome chromosomal
  chromosome chronic cigarettes cigna cincinnati cipher circuit circulatory citrate city civilian ckd claim claims
  clarify class classes clavicle clear clearinghouse cleveland client clinic clinician close clostridium closure
  closures clot clover cmmi cmp cms coast cocaine cochlear code codebook coded coder coders codes coil cold collagen
  collar collarbone collateral college cologuard colonic color colorado colorectal columbia column com coma combo comm
  command commercial committee commode comp complete complex compliant component components composite compounds
  compressor computer con concentrate concept concern concurrent condyle confirm congenital conjunctival connect
  connecticut consider consistent cont contact contain contains contents contractor contractors contracture
  contralateral contrast control controller copd copies copy copyright cor cord core cornea corneal coronal coronary
  coronavirus corpus correct correspond cortef corticosteroids cosmetic cost cough could couldn counsel count county
  course cov cover coverage covid cpap cpt craft cranial crif crisis criteria crohn cross cruciate crutch crutches cta
  ctlso ctr cts cuff cuffs cuneiform curettage current cushion custom cva cxr cyanocobalamin cycle cyclist cylinder
  cypionate cyst cystic cysts daily dakota dallas damage das data date dates day days ddd deals dear death decadron
  december decide decubitus deep def defect deficiency deficit define defines deformans degree delaware delete deliver
  delivery dem dementia denial denials denosumab dental denver dep depo depot depth der descemet describe describes
  descriptor descriptors design designates desk details determine detroit dev device devices dexa dexamethasone dextrose
  diabetes diabetic diabetics diagnoses diagnostic dialysate dialysis diaper diarrhea diarrhoea diastolic did didn die
  died diem diff differ different differs diffuse digit digital diphenhydramine direct director disart disc disch
  discharge discs disease diseases disodium disorder disorders dispense display distal distinct district dizzy djd dme
  dmepos dmii dna dns doc docs doctor does doesn dog domain dome domiciliary dominant done donor doppler dorsal dos
  dosage dose drain drainage draw drawn drchrono drg drive driver drop drug drugs drum dry dsn dual duct due duplicate
  dupuytren dur durham durolane duty dvt dxa dyad dye dynamic dys dysplasia dyspnea each ear earlier early ears earwax
  east eastern ecg echo ectropion edema edit edits effect effects egd egg ehlers ein eine either ekg elastic elbow elec
  electric electrode electrodes electronic electronics else elsewhere email emblem embolism embolus emergency emetic
  enbrel encounter encounters end ended endocrine endometrial endometrium endoskeletal endotracheal energy engine
  enoxaparin enteral enterobacterales entire entries entry entyvio enzyme eoc epic epicondyle epigastric epilepsy
  epiphysis episode epistaxis epo epoetin epogen equal equivalent erectile error errors escherichia esi esophagus esrd
  est establish estrogen etc etonogestrel euflexxa eustachian eval evaluate even event events evernorth every evicore
  exact exam examples exceeds excel except exchange excludes exercise exist exists exoskeletal expectancy expense
  expertise exposure ext extends extensor extent externa external extra eye eyeball eyelid eyelids eyes eylea face
  faceplate facial fact factor factors fails failure fairbanks fall fallopian falls families fascia fast fat fatal
  fatigue fats fcdd fda feature february fecal federal fee feet fell felt female femoral femur fentanyl ferric fetal
  fetus fever few ffffff fhx fib fiber fiberglass fibula fidelis field fifth fifty file filename files filler film
  filter final financial find fine finger fingers fire firearm firearms firefox first fish fistula fit five fix fixed
  flag flange flank flap flashes flex flexion flexor flexure floor florida flow flowmeter flu fluad flucelvax fluid
  fluids fluoride fluoro fluoroquinolone fluzone foam fobt focal focus foetus fol foley follow follows font food foot
  footrest footwear forearm foreign forgot form format forms formula fort forty forum forward found four fourth fox fqhc
  fracture fractures frailty frame framework free freq frequency fresenius fresno friday from front frostbite frozen
  full functional fungus further furuncle future fyi gad galaxy gallbladder gallstones gang gangrene ganz gardasil gas
  gases gastric gastro gastrointestinal gauntlet gauze gave gba geisinger gel general genetic genital genitourinary gerd
  gestational get gets girdle give given gland glasgow glass glaucoma glider global globulin glove glucose gmail goal
  goals goes gold golfers gone good google goserelin got gout grade gradient graft grafts gram grams granuloma graves
  great greater greatest greensboro greenstick greenway gross group groups growth grp guarantee guideline guidelines
  gullet gun gyn gynaecologic gynecologic had haematuria haemorrhage haemorrhoids haldol hallucinogen haloperidol hamate
  hampshire hand happy hardware harm harvard has have hawaii hay hba hcl hcpcs hcv head headache header headers
  healthfirst healthnet heart heat heavy heel height heights hello helo help hematoma hematuria hemodialysis hemoglobin
  hemolytic hemopericardium hemorrhage hemorrhoids henderson heparin hepatic her herceptin here hereditary herein hernia
  herpes hey hfpef hfref hickman high highmark hills hinge hip his histologic history hit hiv hives hld hlth hmo hnp
  hodgkin holder hole holter home honolulu hook horizon hormone hormones hosp hospice hospital hospitals host hot hour
  hours houston hover how however hpv hrt html htn http https human humana humeral humerus humidifier humira hxxps
  hyalgan hyaluronan hyaluronidase hydrochloride hydrogel hydrophilic hylan hyperemesis hyperplasia hyperthyroidism
  hypertrophy hypnotic hypothyroidism ibs icd ice icon idaho identifies identify idiopathic ies ihre iii iliac ilium
  illinois iluvien image images img immediate immune immunoglobulin imp implant implants important inappropriate inches
  incidental incidents incl include includes incomplete inconsistent incorrect increase ind independent index indiana
  indicate indicates individual individuals inf infant inferior inflammatory infliximab influenza inform inguinal
  inhalant inherent inhibitor inhibitors init initial inj injuries injury inlay inline inner innominate inpatient inr
  insect insert insomnia instead institute institutional insufficiency insulin int integral intend intent intentional
  interbody intercondylar interface interferon intermediate intermittent internal interspace interspaces interstitial
  intertrochanteric interval intervals interventional intervertebral intestinal intestine into intra intracardiac
  intracatheter intracavitary intracerebral intracondylar intracranial intrathoracic intrauterine intravitreal intrinsic
  invalid invega ioc iodide iodine ion iop iowa ipad iphone ippe ipsilateral iron irvine ischemic ischial ischium island
  isn issue issues ist itc ite item items its iud ivus jackson january jaw jersey jnt joint joints july jumps just
  justify juvenile kafo kaiser kansas kareo keeps kenalog kentucky keratoses ketorolac key keystone keytruda kidney
  kidneys kids kijitora kirschner kit knee kneecap know known labor laboratory labs lac lacer lacrimal lake language
  lantus lap large larger larynx las laser last later lateral latter law layer lazy lbp ldct ldl lead leads leak leakage
  least leather left leg legal legs length lens less lesser let leukapheresis leukocytes leuprolide lev level levels
  levonorgestrel lexington libsisimai lidocaine lieu life lift light lightweight like limb limit lincoln line linear
  lined liner lines link linux lip lipid liquid list lists liter liters lithium lithotripsy little liver llq load loc
  local localhost lock long longer longitudinal look lookup loop loose lorazepam los loss louisiana louisville lovenox
  low lower lpn lsean lucentis lumbago lumbar lumbosacral lump lung lungs lupron luq lyme lymph lymphoma mac machine
  machinery macula made magellan magnetic mail mailbox maine maintena maisonneuve major make male maleate malignancy
  malignant malleolus malunion mammary mammo man manager manhattan manual many map marcaine march margin margins marine
  marrow maryland mask mass massachusetts material materials maternal matrix mattress maximum may mbb mcg mdash mdd mdpp
  mean means meas measure measures mech mechanism med medi media medial median mediastinal medica medicaid medicine
  medrol meds meet melanoma mellitus member members membrane membranes memphis meniscus menopausal mental merchant
  mesenteric mesh message messages mesylate met metabolic metabolism metacarpal metal metastases metastasis metastatic
  metatarsal methadone methicillin method methods methylprednisolone mets mev mexico mgmt miami michigan micro
  microprocessor microsoft middle midfoot might migraine mild mile mileage miles military milk millicurie millicuries
  million milwaukee min minerals mini minimum minneapolis minnesota minor mins minus minute minutes mips mirena
  miscarriage mississippi missouri misuse mitral mixed mmhg mobile mod mode model moderate modifier modifiers mohs mold
  molina mon monday monitor monoplegia monovisc monoxide montana month months mood morbid more most motor motorcycle
  mount mouth moved mra mri msmt mta mtbi much mult multi multiplan multiple multiplex muscle muscles musculoskeletal
  must mvp myocardial nail naloxone naltrexone narcotics nasal nashville national nature nausea nbsp near neb nebraska
  nebulizer necessary neck need needle needs neg neglect neko neo neonatal neoplasm neoplastic nephrolithiasis nerve
  nerves network neulasta neuro neuroleptics nevada never new newark newborn newsletter nexplanon next nextgen ngs
  nicotine night nighttime nijo nile nineteen ninth nivolumab noc noch node nodes nodule non none nonetheless nonmotor
  nonstress nonthermal nontraffic nontraumatic nonunion nor noridian normal north northern nos nose not note notify
  november novitas nsclc nst nstemi nuclear number numeric nun nurse nyaan oab oakland obese object objects oblique
  obstetric obtain occipital occult occupant occupational occur occurs october odi oedema oesophagus oestrogen off
  office official often ohio okay oklahoma old older olecranon omaha onabotulinumtoxina once ondansetron only onset
  opdivo open ophthalmic opinion opt optic optom optum oral orbit orbital order orders oregon organ organic organs orif
  orifice original orleans orthopaedic orthopedic orthopedics orthotic orthovisc osa osmolar ossificans osteochondral
  osteopenia other others otherwise ots otto our out outcome outlook outpatient output outset outside ovarian ovary over
  overboard overuse own owned owns oxford oxygen ozempic pacemaker pack package paclitaxel pad pads paediatric page
  paget paid pain pair pairs paliperidone palm palmar palmetto palmitate pancreas pancreatic panel panels paragraph
  paralytic parameters parasitic parenteral park parkinson part partial participate partner partners parts pass
  passenger password past paste patch patella path pathologic pathologist pathways patient patients pay payer pays pch
  peach pectoris ped pedal pedestrian pediatric pediatrics pedis pegfilgrastim pelvic pelvis pembrolizumab pen penis
  pennsylvania per percent perf perform performs period peripheral periprosthetic peritoneal permanent permanente
  peroneal persistent personal personnel pertussis pet pft phalanx pharmacologic pharmacy pharynx phase phenergan
  pheresis philadelphia phoenix phone phosphate phq physeal physician physicians picc pick piece piles pilgrim pilon
  pink pittsburgh place placenta placental plan planar planes plano plans plant plantar plasma plaster plastic plate
  platelet platelets play please pls plug plus ply plz pneum pneumatic pneumococcal pneumonia pneumovax pnl podiatry
  point points pole policies policy polycentric polyp pool poor popliteal port portland ports portuguese pos post
  posterior postmaster postop postpartum potassium potential pouch pounds pow powder power ppo practice practitioner
  practitioners pratt pre prednisone predominant preferences pregnancy premature premera preop prep preparatory pres
  presc present press pressure preterm prevent previa prevnar primary principal principle principles prior private pro
  probe problem problems proc procedure procedures process procrit produces product products professional professionals
  profile prog progress project prolapse prolia prom promethazine proper prophylactic prophylaxis prost prostate
  prostatic prosth prostheses prosthesis prosthetic protein proteins prothrombin provera provide provider providers
  provides proximal proxy pruritus psa psych psychiatric psychiatrist psychologist psychotic psytx ptb pts ptsd pubis
  public puerperium pull pulmonary pulse pump puncture purchase pure purpose purposes pursuant put pvd pylon qmail
  quadrant qual que queens queue quick quit quot race radial radiofrequency radiograph radiographs radiologic radius
  rails railway raleigh range ranibizumab rapid rate rather rationale ray raynaud rays reach read reader real reas
  reason reasons rec recd receiver recent receptor recheck recipient recipients recombinant record recover recovery
  rectal rectum recurrent red reduce ref refer referral reflects reflux regardless regards regimen region regional
  regions rehab rejects relay release relevant rely remicade remote removal renal rental reopen rep repair repeat repl
  reply report reports represent req request require requires res reservoir resident residential residual resp
  respiratory respite respond response rest restrict restricts result results retina retinal retroperitoneum revenue
  review reviewer rfa rfc rhc rheumatic rhode rhythm rib rickettsia rider right rights rigid ring ringworm risk risks
  rituxan rituximab river riverside rlq rna road rocephin rolando roller room root rouge routine rpm rpt rsn rtc rubber
  rule rules runny rupture ruq sac sach sacral sacramento sacroiliac sacrum safari safe safety sagittal said sailboat
  saint saline salpingo salter same samsung san sandostatin sanford santa sars saturday saw say says scale scalp scan
  scapula scc sche schedule schedules school scooter scope scor score scr screen scrn scrotum sdoh search seat seattle
  seborrheic second secondary see seen sees segmental select self semaglutide semi send sender sensor sensory sent
  separate sepsis september sequela sequential series serum serv server service services set seventh severe sexual shaft
  shall sharp she sheath sheet shelf shell shield shigella shin shinbone shingles shingrix ship shock shoe short shot
  should shoulder shunt sickle side sie sig significant signs silicone silver similar simple simplex since sing single
  sinus sinuses site sites situ six sixth size sized sjogren skateboard skates skeletal skills skin skull sleep sleeve
  slides sling small smaller smear smoke smoker smtp snake snf snp sob social society sock socket sodium soft software
  sol sole solid solu sore sorry source south southern space spaces spec special specialty specific specimens speech
  spent spf sphere spherocylinder spider spinal spine spiral spirometry spleen splenic splint splnt spokane
  spondylolisthesis sports sprain spur square staff stage stain stand standard standards staphylococcus staples start
  state states static statin stationary status stay stays staywell std stelara stemi stent sterile sternal still stim
  stimulant stirrup stitches stockton stoma stomach stones stop strain strap straps street strength strep streptococcal
  streptococcus stress stricture strips stroke struck structure structures studies study stuffy style sub subacute
  subclavian subject subs subsequent substitute substitutes subtrochanteric succinate sufficient sugar suite sulfate
  summarizes sunday sunshine sup supartz superbill superficial superior supervisor supp supplier suppliers supplies
  support supracondylar surface surg surgeon surgeons surgery survey suspect sustenna suture sutures svc svt swan swg
  swimmers swing switch symes symphysis symptoms sync syncope syndrome syndromes synovium synthetic synvisc syphilis
  syringe sys system systemic systems systolic table tachycardia tacoma tags tah take taken tall talus tampa tap tape
  target tarsal taxol tbco tcm tdap team teams tear tebra technetium technique techniques tee teeth tell temporary
  tendon tendons tennessee tennis tens term terminal terminates terrain terrorism testes testis testosterone tests texas
  text tfesi tha than thank thanks that the their then ther therapeutic therapist there these they thigh thighbone think
  third this thoracic thoracolumbar thorax those thr three threshold throat through thrown thumb thursday thx tia tibia
  tibial tilt time timed times tinea tinnitus tip tire tissue tka tkr tlh tlso tobacco today toe toenail toes together
  toledo tongue too tool tophi tophus topic toradol torn torus total toxic tpi tpn trachea tracheostoma tract trademark
  traffic train trans transbronch transcatheter transfer transforaminal transient transitional transluminal transmittal
  transmitter transplant transport transthoracic transverse trastuzumab trauma traumatic tray treat treats trial
  triamcinolone triceps tried trifocal trigger trimalleolar trimester trizetto trochanter trochanteric tromethamine
  trouble truck true trunk try tte tub tube tucson tuesday tufts tulsa tumor tumors tumour tunnel turnbuckles twelve
  twice two tympanic type types ufen uhc uid ulcer ulna ulnar ulnohumeral ultra ultrasonic ultrasound unbundle uncertain
  unciform uncommon und under understand unguium unhealthy unilateral unintentional unique unit units unknown unless
  unnecessary uns until update upon upper upright ureter ureteral urethra urethral urgent uri urinalysis urinary urine
  urticaria use used user userid uses using usual utah uterine uterus uti vabysmo vaccine vaccines vacuum vad vagina
  vaginal valgus valid valley value values valve van vapors varicella varicose varnish varus vas vbac vehicle vehicles
  vein veins vena venipuncture venom vent veradigm verify vermont vertebra vertebrae vertebral very vessel vessels vest
  via vial vibrio video views viii viral virtual virus visit visits visual vitamin vitamins vivitrol vocal voice vol
  volt volume voluntary vst vulva waist waiver walk walker walkers wall want wants war warfarin was washington wasn
  water watercraft wax way waystar wcc we weapon weapons wear webinar wedge wednesday week weeks wegovy weight welcome
  well wellmark were west western what whats wheel wheelchair when where whether which while who whole whom whose why
  wichita wide width wife will willebrand windows wing wir wire wisconsin with withdrawal within wks woman womb women
  womens word work worker would wound wounds woven wps wrap wrist written wrong wrote xiaflex xray xrays xxxx yahoo yard
  year years yes york you your zero zilretta zofran zoladex zone zoom zoster`.split(/\s+/),
])

/** Endings of English and of medical words, and of hardly any surname. */
const PLAIN_ENDING = inOrder(
  anyOf(
    /tions?|ments?|ings?|ed|ally|ly|ous|ical|[ai]ble|ology|oscopy|scopic|ectomy|otomy|ostomy/,
    /plasty|itis|osis|emia|algia|ances?|ence|it(?:y|ies)|ness|ives?|ators?|graphy|grams?/,
    /therapy|care|health|ural|geal|oid|pathy|ular|sions?/,
  ),
  /$/,
)

/** Shortest word whose ending tells anything. */
const LEAST_WITH_ENDING = 6

/** True for a word of everyday or medical English, or the name of a place, payer, program, drug or device; in any case. */
export function isPlainWord(word: string): boolean {
  if (isListed(word)) return true
  if (word.length < LEAST_WITH_ENDING) return false
  return PLAIN_ENDING.test(word.toLowerCase()) && !isLastName(word) && !isFirstName(word)
}

/** Endings of everyday words that surnames and first names have too: `Ackerly`, `Verity`. */
const ALSO_OF_NAMES = /(?:[^a]l|[ei]r)ly$|[er]ity$/

/** {@link isPlainWord}, but for words that only an ending tells that names have too. */
export function isOtherThanName(word: string): boolean {
  return isListed(word) || (isPlainWord(word) && !ALSO_OF_NAMES.test(word.toLowerCase()))
}
