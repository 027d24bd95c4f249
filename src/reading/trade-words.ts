/**
 * More words that stand capitalised in mail about billing without being anyone's name: drugs, vaccines, devices, tests,
 * software and payers; diseases, signs and instruments called after those who described them; people by what they are or
 * do; words a sentence or a subject begins with.
 */
export const TRADE_WORDS: readonly string[] =
  `abbott abecma abraxane abridge abrysvo accountant accuchek accutane acentra actemra acthar actonel adakveo adbry
  adcetris adderall adempas adenoids adjuster advocate afinitor afstyla afterwards ahcccs ahead aim aimovig ajovy
  akynzeo alas albeit alimta allis alloderm aloxi alprolix already alright although altuviiio always amion amjevita
  amniofix among amoxicillin amplatzer andexxa anesthesiologist anesthetist angioseal anktiva anyhow anyways apgar
  apipa apligraf appears apretude aprima apwu arabic aralast aranesp arexvy aristada arthrex arzerra aside asparlas
  asuris atezolizumab attorney audiologist auditor auditors augmedix augmentin avera avsola azacitidine azithromycin
  babinski baby bactrim bankart banner barostim barrx bavencio beaker beckwith beleodaq belimumab belrapzo bendeka
  benlysta beovu besides besponsa betaseron bexsero beyfortus bicillin bier biktarvy billroth binaxnow biofire biomet
  biometry biotel blalock blenrep bleomycin blincyto boniva bookkeeper bortezomib boss bovie boy braden bravo
  brentuximab breslow bridgespan briumvi brixadi brother broviac brudzinski bunion bunions bupropion byooviz cabenuva
  cabometyx camzyos capital carboplatin cardionet caremark caresource caris carticel carvykti caseworker cashier
  caucasian celestone celexa cephalexin cepheid cerezyme cervista charcot chargemaster charges cheyne chiari chinese
  chiropractor chvostek cimzia cinqair cinryze cinvanti ciox cisplatin claimant cleocin clerk clinicient closeout
  coaguchek coban codify cohere collaboratemd colleague colles colonoscopies colpo columvi comirnaty conduent
  consultant coolief coombs copaxone copays cordis corpath corporate cosela cosentyx cosign cotiviti coude counselor
  coventbridge coworker craneware crosswalk cryo crysvita cuban culture customer cyclophosphamide cymbalta cyramza dad
  daptacel darzalex datavant datscan daughter davinci dax daxxify dayvigo decipher deductibles degarelix denonvilliers
  dentist depakote depodur depoprovera depuy dequervain dermabond dermacell dermagraft dermatologist despite
  desvenlafaxine dexcom dexilant dietician dietitian dilaudid diprivan dix docetaxel doctors doing downcode doxil
  doxorubicin dragon dropbox dukoral dupixent duramorph durysta dysport eclinicalworks elahere elaprase elavil elelyso
  eligard eliquis elitek elocta eloctate elrexfio elzonris emdeon emend empaveli empire employee employer encoderpro
  endocinch endoflip endologix enflonsia engerix english enhertu enjaymo entresto envarsus epifix epipen epley epstein
  equian erbitux eribulin everybody evicel evkeeza evolut evusheld examiner exparel experian eyedea fabrazyme farxiga
  fasenra faslodex fcso fellow feraheme ferrlecit fibroscan filipino findacode firazyr firmagon floseal fluarix flublok
  flulaval flumist folks fontan fosamax foscarnet french frenchay friend fuchs fujifilm fulphila fundus furosemide
  furthermore fuse fyarro gainwell gamifant gammagard gamunex gartland gastroenterologist gateway gazyva geha gelfoam
  gelsyn gentleman genvisc german gigli girl givlaari gleevec gohibic gotcha grafix gralise grandma grandmother grandpa
  grateful greenlight groshong guarantor guardant guardian guess guy gvoke gynecologist hadlima haegarda haitian
  halaven hallpike harbor harken hashimoto hasson havrix healthpartners healthplus heimlich hemlibra hemovac hence
  henoch heplisav hirschsprung hispanic hiya hizentra hmm hmong hmsa hoffa hohn holep hologic homan hospitalist
  hospitalists howdy humalog humulin huntington husband hycamtin hydroxychloroquine hylaform hymovis hyperspace hyqvia
  hyrimoz idacio ifuse ilaris ilizarov ilumya imfinzi imjudo imlygic imovax indian infanrix inflectra injectafer
  inovalon inqovi inspire insurer integra intergy intermountain intern internist interstim intracept intralipid intuniv
  invitae invoice invoices invokana irhythm irinotecan isovue istodax ixempra ixiaro izervay janeway janssen januvia
  japanese jelmyto jemperli jevtana jynneos kadcyla kalbitor kanjinti kanuma kaposi kawasaki kcentra kegel keppra kepro
  kerecis kernig kesimpta khapzory kid kiddo killip kimmtrak kinrix kipu kisunla klara klonopin kmap kocher korean
  korsakoff krukenberg kyleena kymriah kyphon kyprolis labcorp lachman lady lamictal lapband lartruvo lasegue lasix
  latarjet latina latino lawyer leadership legionella lemtrada leqembi leqvio leucovorin leukine levaquin levemir
  lexapro libre lifewise likewise liletta linq linx linzess lipiodol lipitor lipoma lisfranc lisinopril livanta loomis
  loqtorzi lovastatin luma lumason lumeris lumizyme lumoxiti lunsumio luxturna lytec macugen maddrey magnevist mako
  malgaigne mammaprint marfan margenza matulane maximus maybe mcburney mclaren meanwhile meckel medcost medent medisoft
  meditech medtronic menactra meniere menquadfi menveo mepsevii meridian meritain merkel metformin methotrexate
  metoprolol metroplus mexican mhbp midlevel midwife minuteman mircera mitomycin mitraclip mobic moda mole moles mom
  mommy monoferric monospot monteggia moreover mother mounjaro mozobil mresvia mumford mvasi mychart mylotarg mynx
  myobloc myozyme myriad nabla naglazyme nalc naropin natera natrecor naviguard nctracks neighbor neogenomics neoprofen
  nephrologist netsmart neupogen neurologist neurontin neurosurgeon nevertheless nevro nevus nexium nexviazyme ngenla
  nia nissen nivestym nobody novolog nowadays nplate nucala nulojix nuplazid nurses nurtec nutritionist nuvaxovid
  nypozi nyvepria oasis obizur obstetrician ocrevus octagam oddly ofev ogivri olanzapine olympus omniclaim omnipaque
  omnipod omnitrope onbase oncaspar oncologist oncotype onetouch onfi onivyde onpattro ontruzant oops opdualag
  ophthalmologist optilume optima optime optometrist optumrx oracle orbera orencia orthopedist orthotist osgood otezla
  otoscope owner oxaliplatin oxlumo oxycontin oxytrol ozurdex pacificsource padcev panhematin panzyga paragard
  paramedic paramount parents paronychia parsabiv passport pavlik paxlovid payers payroll peachstate pediarix
  pediatrician penbraya penrose pentacel people perclose percocet performant perfusionist perhaps perjeta pessary
  peyronie pharmacist phcs phesgo philips phlebotomist photofrin phreesia physiatrist physicist pillcam plavix pluvicto
  podiatrist polish polivy polyps pombiliti portacath portrazza poteligeo pott powerchart practicesuite praluent
  praxbind preauth precert preferredone prelude president prevacid preventice prialt prilosec privigen probuphine
  procardia processor prodisc profilnine profore prograf programmer prolaris prolastin promacta prompt proquad protocol
  protonix provayblue provenge prozac pulmicort pulmonologist purion qgenda qlarant quadracel quervain quest quidel
  qutenza quzyttir rabavert radicava radiologist raintree ramstedt rebif rebill rebills reblozyl rebyota receptionist
  reclast recombivax reiter releuko relistor remodulin renflexis repatha reprocess resolute resubmit retacrit retisert
  reveal rezafy rezipres rezum rheumatologist riabni rightfax rinne risperdal ritalin rolvedon romberg rorschach
  rotarix rotateq russian rxnt rybelsus rybrevant rydapex rylaze ryplazim rystiggo sabril sadly safeguard sales
  salesman saphnelo sapien saxenda scenesse schatzker scheduler schedulers scheie schlatter scratch scribe scribekick
  secretary segond sentara seprafilm seroquel several sharepoint shave siemens signatera signifor siliq simmetry
  simplepractice simponi sinuva sister sivextro skyla skyrizi skytrofa slack smartpill soarian solesta soliris
  solutionreach somali somatuline somavert somehow sometimes somewhere son sonographer sonora soon spanish specialist
  spevigo spikevax spinejack spinraza spouse spravato sprint ssi stamm stensen steri stimufend stivarga stravix strayer
  strensiq stretta stryker student students sublocade suboxone subscriber suki sunflower supercoder superion
  supervisors supprelin surepath surgicel surgisis sustol susvimo sutter syfovre synagis synojoynt synribo takeback
  takhzyro taltz talvey tamiflu tandem teacher tecartus tecelra tecentriq tech technician techs tecvayli teen teenager
  tegaderm temodar temp template templates tempus tenckhoff tepezza tezspire therapists therapynotes theraskin
  therefore thinprep though thus tietze tif tinel tisseel tivdak toddler tonsils torisel tourette trainee trainer
  tramadol trazimera treanda trelstar tremfya trendelenburg tresiba triage triluron triptodur trivisc triwest trodelvy
  trogarzo trucode trumenba trustmark truxima turningpoint twin twinrix twins tymlos tympanometry typhim tysabri tzield
  ucare udenyca ugh ultomiris ultram ultravist umr understood unituxin unlike unna unsure upcode updox uplizna upmc
  uptravi urolift urologist valant valium valsalva valtoco vancomycin vaqta varivax varubi vaxelis vectibix velcade
  veletri vendor venofer ventolin veopoz veress vertiflex vertos verzenio veteran vfend viagra vibativ victoza vidaza
  vietnamese viltepso vimizim virchow visitor vistide visudyne vitalware vivotif volkmann volunteer vpriv vyepti
  vyjuvek vyondys vyvanse vyvgart vyxeos wainua waldenstrom wallenberg wart warts watchman weave webpt wegener
  wellbutrin wernicke whatever whenever whereas wherever whipple whoever widow willow wilms winrevair worklist
  workqueue worksheet wow xanax xarelto xembify xenpozyme xeomin xerava xgeva xipere xolair yeah yep yervoy yescarta
  yikes yondelis zaltrap zanamivir zarxio zelis zemaira zenker zepbound zepzelca zerbaxa zevaskyn ziextenzo zimmer
  zinplava zio ziopatch ziosuite zirabev zithromax ziv zoledronic zolgensma zollinger zoloft zostavax zulresso zurampic
  zyloprim zymfentra zynlonta zynrelef zynteglo zynyz zyprexa zyrtec`.split(/\s+/)
