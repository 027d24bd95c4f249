/**
 * Surnames of people in the United States beyond the commonest, of every origin, that are no everyday words, no words of this
 * trade, and no diseases, signs or devices called after those who described them.
 */
export const RARER_LAST_NAMES: readonly string[] =
  `abad abbas abboud abdallah abdelrahman abdullah abdullahi abebe abiodun abramowitz abrams accardi acevedo achterberg
  acosta adamczyk adamski adebayo adeleke adeniyi adeoye adewale adeyemi adjei adkins afolabi afshar agarwal agbaje
  agbayani aggarwal agostino aguilar aguirre agyeman ahmad ahmadi ahn ajayi akande akbar akhtar akinola akinyemi akpan
  alabi alam albano albrecht alcantara aldrich alfaro alfonso alford alhassan almeida alonso alston alvarenga alves
  alvi amadi amador amaral amato amoah ampofo anand andersen andrade andrzejewski angelini ansari antonelli antonov
  anyanwu aoki aponte appiah appleton aragon arai araujo arce arceneaux arellano arias arif armenta aronson arora
  arredondo arreola arroyo arsenault arteaga asante asare asghar ashby ashworth aslam atchison atkins atkinson attia
  atwood aucoin avalos avery avila avina awad aydin ayers ayodele ayoub azad azevedo aziz babatunde babcock babic
  babineaux baca bae baek baez baig bainbridge bakr balderas ballard balogun bancroft banerjee bankole bansal banuelos
  baptiste barajas barakat baranowski barbieri barbosa barclay barfield barker barlow barnett barnhart barr barragan
  barraza barrera barrientos barrios barron barros bartholomew bartlett barton bascom bashir basile batista batson
  battaglia bauer baumann bayliss bazzi beasley beauchamp beaudoin beaulieu beauvais becerra beckett beckham bednarek
  begum belanger bellamy bellini beltran benavides benedetto benoit bentley benton berger bergeron bergstrom berkowitz
  bermudez bernardi bernier bernstein bertolini bertrand betancourt beydoun bhakta bhalla bhandari bhardwaj bhatia
  bhatnagar bhatt bianco bielski bienvenu binkley birdsong biswas bixby bjork blackburn blackmon blackwood blaine blake
  blanchard blanchet blanco blankenship blanton blevins blom bloomquist blumenthal boakye boateng bogdanov boisvert
  bolton bonanno bondarenko bonifacio bonilla borges borkowski borrego boswell bouchard boucher boudreau boudreaux
  bourgeois bourque bowden bowen bowers bowles boyer boykin boyko boyle brackett bradford bradshaw brady braga bragg
  brandt branham brannon brantley braswell bratton braun breaux brennan briggs brinkley briones bristow brito britt
  britton brock brockman brogan bromley broussard brousseau brubaker brumfield bruner bruns bryson brzezinski buchanan
  buchholz buckley buckner buenaventura bullard bullock bumgarner burgos burkett burks burleson burnett burnham burrell
  burris burroughs burt burton busby bustamante bustos byers byrd byrne caballero cabello cabral caceres cagle cahill
  calabrese calhoun campagna campos canales cano cantrell cantu caputo carbajal carballo cardona cardoso carey cargill
  carlisle carlton carmichael carmona carney caron carr carranza carrasco carrera carrion carroll carson cartwright
  caruso carvalho casale casas casey casillas cassidy castaneda castano castellano castellanos castleberry catalano
  cates cavallo cavanaugh ceballos ceja centeno cepeda cerda chacon chadha chadwick chae chakraborty chandra chaney
  chapa charbonneau chartier chatman chatterjee chau chaudhary chaudhry chauhan chavarria chawla cheatham cheng cheong
  chevalier chiang chikwe childers childress chisholm chiu choe chopra chow christensen christiansen chu chun churchill
  cieslak cipriani clancy cleary clemons cline cobb cochran coelho coffman coker colbert coley collazo collier colombo
  colunga colvin comeaux compton concepcion conklin connell connelly conner connolly connor conroy conway cooke cooley
  copeland coppola corbett corbin corcoran cordero cormier cornell cornett coronado corrales correa correia costello
  cota coughlin covarrubias covington cowan crain crandall cranford creech crenshaw crespo cromwell crosby crouch
  crowder crowe crowell crowley crump crutchfield cuellar cuevas culbertson cullen culpepper culver cummings cummins
  cunha cunningham curiel currie currier curry cyr czarnecki dabney dabrowski dagostino dahl daigle dailey dalal dalton
  daly damico damron dangelo danso daoud darby darden darko darnell darwish dasgupta dasilva daugherty davenport
  davidson davies davila davison dearing dees dejesus delahoussaye delaney deleon delgadillo delrio deluca delvalle
  demarco dempsey denham denicola denney denning denton depalma derosa derrick desantis deschamps deshmukh deshpande
  desjardins desrosiers devine devlin dewitt dhaliwal dhillon diallo dibella dickens dickerson dickey dickinson dickson
  diehl dietrich digiovanni dijkstra dillard dillon dimaculangan dimaggio dimitriou dinardo dinh diop dizon djordjevic
  doan dobbins dobbs dobson dockery dodd dodson dogan doherty dolan donahue donaldson donato donnelly donofrio donohue
  donovan dooley dorsey dossantos dotson dougherty dowd dowell dowling downey downing drake dreyfus driscoll drummond
  dubey dubois dubose duda dudek dudley dufour dufresne dugan duguay dumas dumont dunbar dunham dunlap duong duplessis
  dupre dupree dupuis dupuy durbin dutta dutton duval dvorak dwyer dyer dyson eason eastman easton eaton eberhardt
  ebong echeverria economou edet edmonds edmondson egan einhorn eisenberg eklund ekwueme elamin eldin eldridge elhaddad
  elizondo elkins eller ellington ellison ellsworth elmore elsayed emenike emerson emery engle ennis enriquez eom epps
  erdogan erikson ernst ervin erwin escalante escamilla escobedo espinal espinosa esquivel estep estes eubanks
  evangelista everett ewing eze ezeh fagan fagundes fairchild faircloth fairley fakhoury falcone fang fannin faraj
  farhat faria farley farnsworth farooq farooqi farr farris fasano fashola faulk faulkner fayad featherstone fedorov
  feinberg feinstein felder feldman felton feng fennimore fenton fernandes ferraro ferreira ferrell ferrer fielding
  fierro figueiredo finkelstein finley finnegan finney fischer fishman fitch fitzpatrick fitzsimmons fitzwilliam
  flaherty flanagan flanders fleming flynn fofana fogarty folsom fong fonseca fontaine fontanez fontenot forbes fordham
  forrester forsyth fortenberry fortier fortin fortner fournier foust foutz fowlkes fraga fraley frankel frasier frazer
  freedman freeland freund frey frias friedlander friedrich frye fujii fujimoto fujita fukuda fulcher fulkerson fultz
  furtado fusco gaber gaddis gaffney gagne gagnon gaines gajda galang galarza galbraith galindo gallardo gallego galli
  galvez gambino gamboa gamez gandhi ganesan gannon gant gantt gao garay gardiner gardner garg garibay garland garner
  garofalo garrido garrison garvey garvin gaskins gastelum gaston gatlin gatti gaudet gauthier gautreaux gaytan gebre
  gebremariam gelman gentry georgiev georgiou gerber gervais getachew ghaffari ghani ghosh gibbons gibbs gifford
  gilliam gilliland gillis gilmore ginn ginsberg giordano gipson girard girma giron giroux giuliani giuliano givens
  gladden gladney glazer gleason glick glickman glowacki goddard godinez godoy goel goff goins goldfarb goldman goldsby
  goldsmith gomes goncalves gooch goode gorman gorski goss gosselin goto gottesman gottlieb gough gould goulet gouveia
  goyal grabowski granados granger grasso grayson greathouse greenbaum greenberg greenblatt greenfield greenspan
  greenwald greer gregg gresham grewal griffiths griggs grijalva grimes grimm grissom grogan grossman groves grubb
  grubbs guajardo guardado guarino guerin guerra guidry guillen guillory gulati gunderson guo gurrola gustafsson
  guthrie gwon habib hackett haddad haddock hadley hagan hagen haggerty haider haile hairston hakim hakimi haley
  halpern halstead halvorsen hamby hamdan hamid hamlin hamm hammond hampton hamza hancock haney hanks hanley hanlon
  hanna hannon haque hara harada haralson harbin hardaway hardee hardesty hardin harding hardwick hargis hargrave
  hargrove hariri harkavy harkins harlow harman harmon harrell harrington hartley hartman hartmann hartwell harvell
  hasan hasegawa hashemi hashimi haskell haskins hastings hatfield hathaway hauser hawes hawley hawthorne hayashi
  hayden haywood hazelwood headley heathcote hebert hedrick heflin heinrich heinz heller helton hemphill hendricks
  hendrickson henley henning henriquez hensley henson heo heredia hermosillo herndon herrick herrmann herzog hester
  hewitt hickey higa higginbotham higgins hightower hijazi hilliard hillman hilton hinds hines hinkle hinojosa hinrichs
  hinson hinton hirano hirschfeld hitchcock hobbs hobson hodge hodges hodgson hoekstra hogan hogue holbrook holden
  holland hollingsworth hollins hollis holm holman holmgren holmquist holton honeycutt hooper hoover horowitz horvat
  horvath hoskins hossain hosseini hotchkiss houser howe howerton hoyt hsieh hsu hubbell huber huckaby hudgins huff
  huffman huggins hulett hume humphrey humphreys humphries hundley hurd hurley hurtado husain hussein hutchens
  hutcheson hutchins hutchinson hutchison hutson hwang hyatt hyde hyman iacono ibekwe ibrahimi iglesias ignacio igwe
  ikeda ilic ilyas imran ingersoll ingle ingram inman inoue ioannou iqbal irby irizarry irwin isaacs isaacson isbell
  ishida ishii ishikawa ismail issa ito ivanov ivanova ivanovic ives ivey iwasaki iyengar iyer izquierdo jabbar jaber
  jablonski jacobsen jacobson jaeger jaffe jaffer jaimes jallow jameson jamil janes jang jankowski jansen jarman
  jarrell jarrett jarvis jasso jauregui javed javier jaworski jeffers jeffries jenks jeon jeong jernigan jessup jewell
  jha jiang johannsen jolley joo jordan jorgensen joshi joubert jovanovic joyner judd kabir kaczmarek kadir kagan kahn
  kalinowski kamara kamau kaneko kantor kapadia kaplan kapoor kapur karim karimi kariuki karpov karras kato kaufman
  kaufmann kawamura kazemi kearney keating keefe keegan keenan keene keita kellogg kemp kendall kendrick kenney kenny
  kenyon kerns kerr kershaw kessler keyes khalid khalifa khalil khatib khoury kidd kilgore kilic kimani kimball kimble
  kimbrough kimura kinard kincaid kingsley kinney kinsey kiptoo kirby kirk kirkland kirkpatrick kirkwood kirsch kline
  knight knowles knowlton knox knudsen kobayashi koehler koenig koh kohl kohler kohli kojima kolar kolodziej komarov
  kondo konstantinou kopecky kornfeld koroma kouassi kovac kovach kovacs kovalenko kovalev kowal kozlov krajewski
  krantz krasner krause kravchenko krawczyk krieger krishnamurthy krishnan krol kroll krueger kuang kubiak kubota
  kucera kucharski kue kuhn kulkarni kunz kuznetsov kwak kwan kwiatkowski kwok kwon labelle laberge lacey lachance
  lackey lacroix lacson lacy ladd lafferty laflamme lafleur lafontaine lagman lai lajoie lalonde landeros landers
  landis landrum landry langdon langford langley langlois lanham lanier lankford lantz lanza lapierre laporte lares
  larios larkin laroche larose larue laskowski lassiter latham latif latimer lau lavoie lawler lawton layne layton lazo
  leary lebedev leclair leclerc ledbetter ledesma ledford leduc lefebvre lefkowitz legault lehman lehmann leigh
  leighton leiva lemaire lemay lemieux lemley lemus lennon lentz leone lepage lerma lerner leroux leung levesque levin
  levine levinson levitt leyva liang liao licata lichtenstein lieberman lightfoot ligon linares lindgren lindholm
  lindley lindner lindquist lindqvist lipman lipscomb lisowski littlefield littlejohn livingston llamas locke lockett
  lockhart locklear lockwood loera loftis lofton lomax lombardi lombardo lomeli longoria lopes lor lovelace loveless
  lovell lovett lowell lowenstein lowery lowry loya lozada lucchese luckett ludwig luevano lujan lund lundberg lundgren
  lundquist lundstrom lunsford luo luong lusk luttrell lyles lyman lyons lysenko mabry macapagal macedo machado mackey
  maddox madera madrigal madsen maeda magalhaes magana magee mahajan mahan mahdi mahmood mahmoud mahoney maier maillet
  majeed majewski makarov malek malhotra malik malinowski malloy maloney manalo mancilla mancini mancuso mandelbaum
  mangano mangubat mangum manley mann mansfield mansour marceau marchand marchese marek margolis mariani markovic
  marlow marlowe marques marr marrero marroquin marston martel martindale martinelli martino masood massey massie
  massoud masterson masuda matheny mathews mathiesen mathis mathur matlock matos matson matsuda matsui matsumoto
  matsuoka mattingly mattox mauldin maupin maurer maxey maxfield mayberry mayer mayes mayfield mayhew maynard mayorga
  mays mazur mazurek mazza mazzola mbatha mbeki mcafee mcallister mcarthur mcbee mccabe mccaffrey mccain mccall
  mccallister mccallum mccann mccarter mccartney mccarty mccauley mcclain mcclanahan mcclellan mcclelland mcclendon
  mcclintock mccloskey mccloud mccollum mcconnell mccord mccorkle mccormack mccracken mccrary mccray mccreary
  mccullough mccune mccurdy mccutcheon mcdaniels mcdermott mcdonough mcdougal mcduffie mcelroy mcewen mcfadden
  mcfarland mcfarlane mcgarry mcghee mcgill mcginnis mcgowan mcgrath mcgraw mcgregor mcgrew mchenry mchugh mcinnis
  mcintosh mcintyre mckee mckeever mckenna mckeown mckinley mckinnon mcknight mclain mclaurin mclemore mcleod mcmanus
  mcmaster mcmillan mcmillen mcmillian mcmullen mcnabb mcnair mcnally mcnamara mcnamee mcneal mcneely mcneill mcnulty
  mcpherson mcqueen mcrae mcswain mcvay mcwhorter mcwilliams meacham meade meador meadows medeiros medellin medlin
  medlock meeks meier mejias melgar melton melville menchaca mendelsohn mendes mendiola mendonca meng menon mensah
  meraz mercer mercier merrick merrill merriman merritt metcalf metz metzger meyerson michaels michaelson michaud
  mikhailov mikkelsen milburn millard millican milligan milliken millsap milner milstein mims minton mintz miramontes
  mireles mirza mishra mistry mitchum mittal mobley moen moffett moffitt moghaddam mohamud mojica monge moniz monreal
  monroy montalvo montanari montanez montano monteiro montelongo monterrosa montiel mooney moorman moreira morejon
  moreland morelli moretti moriarty morin morita morley morozov morrill morrison morrissey morrow mortensen morton
  moseley moser moskowitz mosley mota mott moua moulton moura mousa moussa mowery moyer mubarak mueller muhammed mujica
  mukherjee muldoon mulholland mullen muller mulligan mullin muniz munn munson murakami murdock murrell murrieta murthy
  musgrove mustafa mutua mwangi myrick myung nadeau nagata nagel nagy naidu nair najera nakagawa nakajima nakano
  nakayama nance nanda napier narang naranjo narayan narayanan narvaez nascimento nasser natarajan navarrete nazari
  ndiaye neal nealy neel neely neff neill nejad nemeth nettles neumann nevarez neville newby newcomb newell newkirk
  newman newsom newsome ng ngo ngugi nichols nicholson nickerson nielsen nieto nieves nikolaev nikolaou nikolic nilsen
  nilsson nishimura nixon njoroge nkosi nkrumah noda nogueira noh nolan noland nolasco nolen nomura noonan nordstrom
  norfleet noriega northcutt northrup novotny nowlin noyes nugent nunes nunley nunn nussbaum nwachukwu nwankwo nwosu
  nyberg nygaard oakes oates oberg oberoi obiora obregon obuya ocasio ochieng oconnell oconnor oden odhiambo odom
  odonnell ogawa ogbonna ogden oglesby ogunleye ohara ojeda okada okamoto okeke okereke okonkwo okoro okoye okpara
  olafson olaniyan oldham oleary olivares olivas oliveira olivo olmos olmstead olsson olszewski olvera omondi oneal
  oneil oneill ong ontiveros onwuka onyango opoku oppenheimer oquendo ordaz ordonez orellana orlov oropeza orr orton
  osborn osborne osorio ostergaard ostrowski oswald ota otero otieno ouellette ovalle overby overstreet overton oviedo
  owenby owsley owusu oxley oyelaran oyelowo oyler ozturk pabon packard padgett padron pagan paige paik paine palacios
  palmieri palomino palumbo pandey pandya panganiban pangilinan pantoja papadopoulos papageorgiou pappas paquette
  pardue paredes parekh parham parikh parisi parkhurst parnell parr parra parris parrish parrott partin parvez paschal
  pasha pathak patton pauley paulsen pavlenko pavlov pavlovic payne pearce pearsall peck pedersen pedraza pedroza
  peebles peguero pelayo pellegrini pellegrino pellerin pelletier pelton pendergrass pendleton peng pennell peralta
  perdomo perdue pereira perelman pereyra perlman perrault perreault perrin perryman persaud petersen petrenko petrillo
  petrosyan petrov petrova petrovic pettis pettit pettway pfeiffer phelps phipps picard pickard pickens pickering
  pickett pierson pillai pimentel pinckney pincus pinheiro pinkerton pinkston pinsky piotrowski pires pisano pitman
  pittman pitts plascencia plourde plummer plunkett pohl poindexter poirier polanco polanski polk pollack pollard
  pollock poole popov popovic porterfield portillo posada posey poston poulin prakash prasad prather preciado
  prendergast prescott pressley prewitt prieto primm pritchard pritchett prochazka proctor proulx prue pruett pryor
  przybylski puckett puente puentes puga pugh pugliese pulido pullen purcell purdy purnell purvis putnam pyle qadir
  qasim qian qiu quach quarles quattlebaum queiroz quezada quigley quijano quinlan quinones quinonez quiroga quiroz
  qureshi rabinowitz radcliffe rader radford radovic rael rafiq raghavan ragland ragsdale rahim rahimi rahmani raines
  rainey rainwater rajan raley ralston ramachandran ramanathan ramey rana randle randolph rangaswamy rankin rappaport
  rasheed rasmussen rastogi ratcliff rathore ratliff rawat rawlings rawls rayburn rayford raza reagan reardon reaves
  redd redding redman redmond reece reeder reese reeves regan rehman reid reilly reinhardt reinhart reiss renaud rendon
  renfro renner renteria resendez restrepo reyna reynoso rezaei rhea rhee rhyne ribeiro ricciardi richards richey
  rickard ricks ridenour ridgeway ridley rigby riggins riggs rinaldi rinehart ringgold riojas rioux risinger ritchey
  ritchie rivero rizvi rizzo roark robb roberson robey robichaux robillard robison robledo roby rockwell rodarte
  rodrigues rodriquez roebuck rogerson roldan rollins rolon romanenko romanov romine romo rooney roper rosado rosas
  rosenbaum rosenberger rosenblatt rosenblum rosenfeld rosenstein rosenthal rosner ross rossetti rothman rothschild
  rothstein roundtree rountree rouse rousseau roussel rowan rowell rowland rowley royce rubalcava rubenstein rubin
  rubinstein rubio rucker rudd ruffin ruggiero rupp rutherford rutkowska rutkowski rutledge ryder ryu saad sabatini
  sabbagh sadiq sadowski saeed saini saito sakai sakamoto salah saldana saldivar saleh salim salisbury salman salonga
  saltzman salyer samadi samaniego sampson samson samuels sanabria sanborn sandberg sanderlin sanderson sandhu sandlin
  sano santillan santoro santoyo santucci sapp sarabia sargent sarpong sartori sasaki sato satterfield sauceda sauer
  saunders savchenko savoie sawyer saxena saxon sayed saylor scalise scarborough scarbrough schaeffer schafer schaffer
  schechter schell schiff schlesinger schmid schmitt schmitz schofield scholz schreiber schroder schubert schuler
  schulman schulte schulz schumacher schuster schwab scoggins scoville scruggs searcy sears seaton segovia sekhon seo
  sepulveda serna serrato sesay sethi severson seward sewell seymour shackelford shafer shaffer shaheen shahid shaikh
  shankle shapiro sharif sharpe shaver shea shearer sheehan shen shepard sheppard sheridan sherrill sherrod sherwood
  shevchenko shibata shimizu shipley shipman shockley shoemaker shrader shukla shuler shulman shultz shumaker shumate
  sibley siddiqi sidhu sidorov siegel sifuentes sikes sikora sikorski silber silberman silveira silverman silvers
  silverstein simard simms simoes simonson sinclair singletary sinha sipes siqueira sisk sizemore skaggs skelton
  skidmore slade slagle slaton sloan slocum smalley smalls smallwood smiley smirnov smyth snead sneed snell snider
  snipes snodgrass snowden soares sobczak soderberg sohal sohn sokolov sokolowski solano solberg soliman solomon
  solorio solorzano somers somerville soni sood sorensen sorenson soriano sorrentino sotelo sotomayor southard
  southerland southworth souza sowell sowers spalding spangler sparkman spears spector spiegel spinelli spitzer spivey
  spradlin sprague spruill spurlock srinivasan srivastava stafford staggs stahl staley stallings stallworth stamper
  standridge stanfield stanford stankiewicz stapleton starkey starks starnes starr staton stauffer stavropoulos stavros
  steadman stearns stebbins stegall steinberg steiner stepanov sternberg stidham stiles stillman stillwell stinson
  stitt stockdale stoddard stojanovic stokes stoll stoltz stoner storey stott stovall stover stowe stratton streeter
  strickland stromberg stroud stroup stubblefield stubbs stuckey sturdivant sturgill sturgis suazo subramanian suggs
  sugiyama suh summerlin sumner sumpter sumrall sundaram sundberg surratt sussman svenson svensson svoboda swafford
  swain swamy swartz swenson swisher sykes sylvester szabo szczepanski szymanska szymanski tabatabai tabor tackett
  tafoya tahir taiwo takagi takahashi takeuchi talamantes talbert talbot talley tallman talwar tamura tandon tang
  taniguchi tannenbaum tapia tarver tatum tavares teague tedder tedesco teitelbaum teixeira tejada tejeda tekle tello
  templeton teng tennant terrazas tesfaye tessier tetteh thach thakkar thakur thao thapa tharp thayer theodorou
  theriault thibeault thibodeau thibodeaux thigpen thornburg thorne thornquist thorpe thorsen thorson thrasher thurman
  thurston tian tibbs tidwell tijerina tillery tilley tillman tilton timmons tipton tirado tischler tisdale tiwari
  tkachenko tolbert tolentino tolliver tomaszewski tomczak tomlin tomlinson tompkins toomey torgerson toribio torrence
  toscano toth toure townes townsend trammell traore treadway treadwell tremblay trent tribble trimble trinh tripathi
  triplett trivedi troncoso trotter troutman trudeau truitt trull tsai tsang tseng tshabalala tubbs tuckerman tully
  turley turnage tuttle twitty tyndall tyree tyson uchida udo ueda ueno ugwu ullman ulloa underhill upadhyay upchurch
  upshaw upton urbanski urbina urena uribe urrutia usman utley vachon vaidya valadez valdivia valdovinos valenti
  valentin valerio vallejo vallejos valles vanburen vandenberg vanderberg vanderhoff vandersloot vandyke vang vanhook
  vanhorn vanmeter varela varga varghese varma varner varney vasconcelos vasiliev vaughan velarde velazco velazquez
  venegas venkataraman venkatesh vergara verma verret vick vickers vickery vieira viera vieyra vigil villagomez
  villalobos villalpando villamor villasenor villeneuve viramontes vitale vitiello vlahos vogt voigt volkov vora voss
  vue vyas wachtel wada waddell wadsworth waggoner wagoner wahab wakefield walczak walden waldman waldron waldrop
  wallin wallis walther walton wampler wanjiku warfield warrick washburn wasik wasilewski wasserman watanabe waterman
  watters watts waugh weatherford weatherly weathersby webb webber weddle weems wegner weinberg weiner weingarten
  weinman weintraub weisman weissman welborn welsh wentworth werner wertz wesson westbrook westerberg westergaard
  westfall westmoreland weston wetherell wexler whalen whaley wharton wheatley whelan whitcomb whitcombe whitehead
  whitehorse whitehouse whitehurst whiteside whitlock whitlow whitman whitmire whitmore whitson whitt whittaker whitten
  whittington whitworth whyte wicks wieczorek wiggs wilburn wilcox wilder wiley wilhelm wilkerson wilkes wilks willett
  willey willoughby wimberly windham winfield winfrey wingate winkle winkler winn winstead wirth wiseman wisniewska
  witherspoon witkowski witt wofford wojcik wojtowicz woldemariam wolff wolford wolfson womack wong woo woodall woodard
  woodbury woodcock woodham woodley woodruff woodson woodworth wooldridge woolley woolsey wooten worden worley worrell
  worsham worthington wozniak wray wrobel wyatt wylie wyman wynn wynne xie xiong xu yadav yakovlev yamada yamaguchi
  yamashita yancey yanez yao yarbrough yasin ybarra yeager yeary yeboah yee yeh yilmaz yip yohannes yokoyama yoo yoon
  yoshida yoshikawa yost youmans youngblood younis yount yousef yuan yuen zaidi zajac zakharov zalewski zaman zanetti
  zaragoza zarate zavala zawadzki zayas zeigler zelaya zeller zeng zepeda zhao zheng zhong zhou zhu zia ziegler
  zielinski zimmermann zivkovic zook zou zuckerman zuleta`.split(/\s+/)
