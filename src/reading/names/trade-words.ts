/**
 * More words that stand capitalised in mail about billing without being anyone's name: drugs, vaccines, devices, tests,
 * software and payers; diseases, signs and instruments called after those who described them; people by what they are or
 * do; words a sentence or a subject begins with.
 */
export const TRADE_WORDS: readonly string[] =
  `abbott abecma abraxane abridge abrysvo accountant accuchek accutane acentra actemra acthar actonel adakveo adbry
  adcetris adderall adempas adenoids adjuster advocate afinitor afstyla afterwards ahcccs ahead aim aimovig ajovy
  akynzeo alas albeit alimta allis alloderm almost aloxi alprolix already alright although altuviiio always alzheimers
  amion amjevita amniofix among amoxicillin amplatzer analyst andexxa anesthesiologist anesthetist angioseal anktiva
  anybody anyhow anyways apgar apgars apipa apligraf appears apretude aprima apwu arabic aralast aranesp arexvy
  aristada arthrex arzerra aside asparlas assoc associate asuris atezolizumab attorney audiologist auditor auditors
  augmedix augmentin avera avsola azacitidine azithromycin babinski baby bactrim bankart banner barostim barrx
  bavencio beaker beckwith beleodaq belimumab belrapzo bendeka benefits benlysta beovu besides besponsa betaseron
  bexsero beyfortus bicillin bier biktarvy billroth binaxnow biofire biomet biometry biotel blalock bldg blenrep
  bleomycin blincyto boniva bookkeeper bortezomib boss bovie boy braden bravo brentuximab breslow bridgespan briumvi
  brixadi brother broviac brudzinski bunion bunions bupropion byooviz cabenuva cabometyx camzyos cant capital
  carboplatin cardionet caremark caresource caris carticel carvykti caseworker cashier caucasian celestone celexa
  cephalexin cepheid cerezyme cervista charcot chargemaster charges cheyne chiari chinese chiropractor chvostek cimzia
  cinqair cinryze cinvanti ciox cisplatin claimant cleocin clerk clinicient closeout coaguchek coban codify cohere
  coll collaboratemd colleague colleagues colles colonoscopies colpo columvi comirnaty conduent consultant coolief
  coombs copaxone copays cordis corpath corporate cosela cosentyx cosign cotiviti coude counselor coventbridge
  coworker craneware crosswalk cryo crysvita cuban culture customer cyclophosphamide cymbalta cyramza cysto dad
  daptacel darzalex datavant dated datscan daughter davinci dax daxxify dayvigo decipher deductibles degarelix
  denonvilliers dentist depakote depodur depoprovera depuy dequervain dermabond dermacell dermagraft dermatologist
  desc despite desvenlafaxine dexcom dexilant didnt dietician dietitian dilaudid diprivan dix docetaxel doctors doesnt
  doing downcode doxil doxorubicin dragon dropbox dukoral dupixent duramorph durysta dysport eclinicalworks elahere
  elaprase elavil elelyso eligard eliquis elitek elocta eloctate elrexfio elzonris emdeon emend empaveli empire
  employee employer encoderpro endocinch endoflip endologix enflonsia engerix english enhertu enjaymo entresto
  envarsus epifix epipen epley epstein equian erbitux eribulin ethilon everybody evicel evkeeza evolut evusheld
  examiner exparel experian eyedea fabrazyme farxiga fasenra faslodex faxed fcso feel feels fellow feraheme ferrlecit
  fibroscan filipino findacode firazyr fireworks firmagon floseal fluarix flublok flulaval flumist folks fontan
  fosamax foscarnet french frenchay friend fuchs fujifilm fulphila fundus furosemide furthermore fuse fyarro gainwell
  gamifant gammagard gamunex gartland gastroenterologist gateway gazyva geha gelfoam gelsyn gentleman genvisc
  geriatrics german gigli girl givlaari gleevec gohibic gotcha grafix gralise grandma grandmother grandpa grateful
  greenlight groshong guarantor guardant guardian guess guidewire guy gvoke gynecologist hadlima haegarda haitian
  halaven hallpike happens harbor harken hashimoto hasson havrix heads healthpartners healthplus heard heimlich
  hemlibra hemovac hence henoch heplisav hirschsprung hispanic hiya hizentra hmm hmong hmsa hoffa hohn holep holiday
  hologic homan hood hospitalist hospitalists howdy humalog humulin huntington husband hycamtin hydroxychloroquine
  hylaform hymovis hyperspace hyqvia hyrimoz idacio ifuse ignore ilaris ilizarov ilumya imfinzi imjudo imlygic imovax
  incident indian infanrix inflectra inhouse injectafer inovalon inpt inqovi inspire insurer intake integra
  intensivist intergy intermountain intern internist interscalene interstim intracept intralipid intuniv invitae
  invoice invoices invokana irhythm irinotecan isnt isovue istodax ixempra ixiaro izervay janeway janssen januvia
  japanese jelmyto jemperli jevtana join jynneos kadcyla kalbitor kanjinti kanuma kaposi kawasaki kcentra keep kegel
  keppra kepro kerecis kernig kesimpta khapzory kid kiddo killip kimmtrak kindest kinrix kipu kisunla klara klonopin
  kmap kocher korean korsakoff krukenberg kyleena kymriah kyphon kyprolis labcorp lachman lactate lady lakeshore lami
  lamictal lapband lartruvo lasegue lasix latarjet late latina latino lawyer leader leadership legionella lemtrada
  leqembi leqvio letter leucovorin leukine levaquin levemir lexapro libre lifewise likewise liletta linq linx linzess
  lipiodol lipitor lipoma lisfranc lisinopril livanta live loomis loqtorzi lovastatin luma lumason lumeris lumizyme
  lumoxiti lunsumio luxturna lytec macugen madam maddrey magnevist magnolia mako malgaigne mammaprint marfan margenza
  matulane maximus maybe mcare mcburney mclaren meanwhile meckel medcost medent medisoft meditech medtronic melan
  menactra menacwy meniere menquadfi menveo mepsevii mercy meridian meritain merkel metformin methotrexate metoprolol
  metro metroplus mexican mhbp midlevel midwife minuteman mircera mitomycin mitraclip mobic moda mole moles mom mommy
  monocryl monoferric monospot monteggia moreover mother mounjaro mozobil mresvia mumford mvasi mychart mylotarg mynx
  myobloc myozyme myriad nabla nacl naglazyme nalc naropin natera natrecor naviguard nctracks neighbor neogenomics
  neonatologist neoprofen nephrologist netsmart neupogen neuraxial neurologist neurontin neuropsych neurosurgeon
  nevertheless nevro nevus newest nexium nexviazyme ngenla nia nissen nivestym nobody notice novolog nowadays nplate
  nucala nulojix nuplazid nurses nurtec nutritionist nuvaxovid nypozi nyvepria oasis obizur obstetrician ocrevus
  octagam oddly ofev offer officer ogivri olanzapine oldest olympus omniclaim omnipaque omnipod omnitrope onbase
  oncaspar oncologist oncotype onetouch onfi onivyde onpattro ontruzant oops opdualag ophthalmologist optilume optima
  optime optometrist optumrx oracle orbera orencia orthopedist orthotist osgood oswestry otezla oticon otoscope
  outerbridge outpt owner oxaliplatin oxlumo oxycontin oxytrol ozurdex pacificsource padcev panhematin panzyga
  paragard paramedic paramount parents paronychia parsabiv passport pavlik paxlovid payers payroll peachstate pediarix
  pediatrician penbraya penrose pentacel people perclose percocet performant perfusionist perhaps perjeta pessary
  peyronie pharmacist phcs phesgo philips phlebotomist phonak photofrin phreesia physiatrist physicist physics pickup
  pillcam plavix pluvicto podiatrist polish polivy polyps pombiliti portacath portals portrazza poteligeo pott
  powerchart practicesuite praluent praxbind preauth precert preferredone prelude president prevacid preventice prialt
  prilosec privigen probuphine procardia processor prodisc profilnine profore prograf programmer prolaris prolastin
  prolene promacta prompt proquad protocol protonix prov provayblue provenge prozac pulmicort pulmonologist purion
  qgenda qlarant quadracel quervain query quest quidel qutenza quzyttir rabavert radicava radiologist raintree
  ramstedt rebif rebill rebills reblozyl rebyota receptionist reclast recombivax references reiter releuko relistor
  remit remits remodulin renflexis repatha reprocess reschedule resent residency resolute resound resubmit resume
  retacrit retisert reveal rezafy rezipres rezum rheumatologist riabni rightfax rinne risperdal ritalin rolvedon
  romberg roofer rorschach rotarix rotateq route russian rxnt rybelsus rybrevant rydapex rylaze ryplazim rystiggo
  sabril sadly safeguard sales salesman sample saphnelo sapien savary saxenda scenesse schatzker sched scheduler
  schedulers scheie schlatter scratch scribe scribekick scrubber seats secretary segond sentara seprafilm seroquel
  settle setup several sharepoint shave shouldnt siemens signatera signifor siliq simmetry simplepractice simponi
  sinuva sirs sister sivextro skyla skyrizi skytrofa slack smartpill snare soarian solesta soliris solutionreach
  somali somatuline somavert some somehow sometimes somewhere son sonographer sonora soon spanish specialist specimen
  spevigo spikevax spinejack spinraza split spouse spravato sprint ssi stamm statewide stensen steri stimufend
  stivarga straight stravix strayer strensiq stretta stryker student students sublocade suboxone subscriber suki
  sunflower supercoder superion supervisors supprelin surepath surgicel surgisis sustol susvimo sutter syfovre synagis
  synojoynt synribo takeback takhzyro taltz talvey tamiflu tandem teacher tecartus tecelra tecentriq tech technician
  techs tecvayli teen teenager tegaderm temodar temp template templates tempus tenckhoff tepezza tezspire therapists
  therapynotes theraskin therefore thinprep though thoughts thus ticket tietze tif tinel tisseel tivdak toddler
  tomorrow tonight tonsils took torisel totals tourette tourist trainee trainer tramadol trazimera treanda trelstar
  tremfya trendelenburg tresiba triage triluron triptodur trivisc triwest trodelvy trogarzo trucode trumenba trustmark
  truxima trypan turningpoint twin twinrix twins tymlos tympanometry typhim tysabri tzield ucare udenyca ugh ultomiris
  ultram ultravist umr understood unituxin univ unlike unna unsubscribe unsure upcode updox uplizna upmc uptravi
  urolift urologist valant valium valsalva valtoco vancomycin vaqta varivax varubi vaxelis vectibix velcade veletri
  vendor venofer ventolin veopoz veress vertiflex vertos verzenio veteran vfend viagra vibativ vicryl victoza vidaza
  vietnamese viltepso vimizim virchow visitor vistide visudyne vitalware vivotif voicemail voicemails volkmann
  volunteer voucher vpriv vyepti vyjuvek vyondys vyvanse vyvgart vyxeos wainua waldenstrom wallenberg wart warts wasnt
  watchman weave webpt wegener wellbutrin wernicke whatever whenever whereas wherever whipple whoever widow willow
  wilms winrevair wont worklist workqueue worksheet wow xanax xarelto xembify xenpozyme xeomin xerava xgeva xipere
  xolair yeah yep yervoy yescarta yesterday yikes yondelis yours zaltrap zanamivir zarxio zelis zemaira zenker
  zepbound zepzelca zerbaxa zevaskyn ziextenzo zimmer zinplava zio ziopatch ziosuite zirabev zithromax ziv zoledronic
  zolgensma zollinger zoloft zostavax zulresso zurampic zyloprim zymfentra zynlonta zynrelef zynteglo zynyz zyprexa
  zyrtec`.split(/\s+/)
