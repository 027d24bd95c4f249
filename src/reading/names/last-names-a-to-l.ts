/**
 * Surnames of people in the United States beyond the commonest, of every origin, from A to L, that are no everyday words, no
 * words of this trade, and no diseases, signs or devices called after those who described them.
 */
export const LAST_NAMES_A_TO_L: readonly string[] =
  `abad abara abbas abboud abdallah abdelrahman abdullah abdullahi abebe abelard abernethy abiodun abramowitz abrams
  accardi acevedo achebe achterberg acosta adamczyk adamski adebayo adeleke adeniyi adeoye adewale adeyemi adjei adkins
  afolabi afshar agarwal agbaje agbayani aggarwal agostino aguilar aguirre agyeman ahmad ahmadi ahn ainsworth ajayi
  akande akbar akhtar akinola akinyemi akpan alabi alam albano albrecht alcantara alderman aldrich aldridge alfaro
  alfonso alford alhassan allard almeida alonso alston alvarenga alves alvi amadi amador amaral amaro amato amoah
  ampofo anand andersen andrade andrzejewski angelini annis ansari antonelli antonov anyanwu anzures aoki aponte appiah
  applebaum appleton aragon arai araujo arbuckle arce arceneaux archuleta arellano arias arif armenta aronson arora
  arredondo arreola arroyo arsenault arteaga asante asare asghar ashby ashdown ashworth aslam atchison atkins atkinson
  attia atwood aucoin avalos avery avila avina awad aydin ayers ayodele ayoub azad azevedo aziz babatunde babcock babic
  babineaux baca bae baek baez baig bainbridge bakr balderas ballard balogun bancroft banerjee bankole bansal banuelos
  baptiste barajas barakat baranowski barbieri barbosa barclay barfield barker barlow barnett barnhart barr barragan
  barraza barrera barrientos barrios barron barros barrowclough bartholomew bartlett barton barua bascom bashir basile
  basu batista batson battaglia bauer baumann bayliss bazzi beale beals beasley beauchamp beaudoin beaulieu beauregard
  beauvais becerra beckett beckham bednarek begay begaye begum belanger belcher bellamy bellini beltran benally
  benavides benedetto benoit bentley benton berger bergeron bergstrom berkowitz bermudez bernardi bernier bernstein
  bertolini bertrand betancourt bettencourt betts bevins beydoun bhagat bhakta bhalla bhandari bhandary bhardwaj bhatia
  bhatnagar bhatt bhattacharya bhattarai bianco bielski bienvenu bigelow bingham binkley birdsong biswas bixby bixler
  bjork blackburn blackmon blackwood blaine blake blanchard blanchet blanco blankenship blanton bledsoe blevins blom
  bloomquist bluhm blumenthal boakye boateng bogdanov boggs bohannon boisvert bolton bonanno bondarenko bonham
  bonifacio bonilla borges borkowski borrego bostick bostwick boswell bouchard boucher boudreau boudreaux bourgeois
  bourque bowden bowen bowers bowles boyer boykin boyko boyle brackett bradford bradshaw brady braga bragg braithwaite
  brandt brandvold branham brannigan brannon brantley braswell bratcher bratton braun breaux brennan briggs brimhall
  brinkley brinson briones bristow brito britt britton brock brockman brogan bromley broome broughton broussard
  brousseau brownlee brubaker bruckner brumfield bruner bruns brunson bryson brzezinski buchanan buchholz buckingham
  buckland buckley buckman buckner buenaventura bullard bullock bumgarner burdick burford burgos burkett burkhart
  burkholder burks burleson burling burnett burnham burrell burris burroughs burt burton busby bustamante bustos buxton
  byers byram byrd byrne caballero cabello cabral caceres cady cagle cahill calabrese calder calhoun callaway campagna
  campos canales cano cantrell cantu caputo carbajal carballo carden carder cardona cardoso cardwell carey cargill
  carlin carlisle carlton carlyle carmack carmichael carmona carnahan carney caron carr carranza carrasco carrera
  carrion carroll carruthers carson cartwright caruso carvalho casale casas casey casillas cassidy castaneda castano
  castellano castellanos castleberry catalano cates caudill cavallo cavanaugh cavender ceballos ceja centeno cepeda
  cerda chacon chadha chadwick chae chakrabarti chakraborty chamberlin chandra chandrasekaran chaney chapa charbonneau
  chartier chastain chatfield chatman chatterjee chatterji chau chaudhary chaudhry chauhan chavarria chawla cheatham
  cheng cheong chevalier chiang chikwe childers childress chisholm chiu choate choe chopra choudhary choudhury chow
  christensen christiansen christman christner chu chun churchill cieslak cipriani claiborne clancy clapp clapper
  clawson claxton claypool cleary clemons clinard cline cobb coble cochran coelho coffman cofield coggins coker colbert
  colburn coley colgate collazo collier collinsworth colombo colunga colvin comeaux compton comstock conaway concepcion
  conger conklin connell connelly conner connolly connor conroy conway cooke cooley coons copeland coppola corbett
  corbin corcoran cordero corley cormier cornell cornett coronado corrales correa correia corrigan cosgrove costello
  cota cotter coughlin coulter courtright covarrubias covington cowan coyle coyne crabtree craddock crain crandall
  cranford cranston creech crenshaw crespo crider critchfield crockett cromwell cronin crooks crosby crosley crossley
  crouch crowder crowe crowell crowley crum crump crutcher crutchfield cuellar cuevas culbertson culbreth cullen
  culpepper culver cummings cummins cunha cunningham curiel curran currie currier curry cushman cutler cyr czarnecki
  dabney dabrowski dagostino dahl daigle dailey dalal daley dalton daly damico damron daneshvar danforth dangelo
  danielson danso daoud darby darden darko darnell darrow darwish dasgupta dasilva daugherty davenport daves davidson
  davies davila davison dawkins dearing deaton decker deegan dees dejesus delahoussaye delaney deleon delgadillo delrio
  deluca delvalle demarco demott dempsey denham denicola denney denning denson denton deol depalma dermott derosa
  derrick desantis deschamps deshmukh deshpande desjardins desoto desrosiers devereaux devine devlin devries dewitt
  dhaliwal dhar dhillon diallo dibella dickens dickerson dickey dickinson dickson diehl dietrich digiovanni dijkstra
  dillard dillon dilworth dimaculangan dimaggio dimitriou dinardo dinh diop ditmars dizon djordjevic doan dobbins dobbs
  dobson dockery dockins dodd dodson dogan doherty dolan dolby dolezal donahue donaldson donato donley donnelly
  donofrio donohue donovan dooley dorsey dossantos dotson dougherty doughty dowd dowdy dowell dowling downer downey
  downing drake drayton dressler dreyfus driscoll drummond dubey dubois dubose duckett duckworth duda dudek dudley
  dufour dufresne dugan dugger duguay dumas dumont dunbar duncanson dunham dunlap dunlop dunmire duong duplessis dupre
  dupree dupuis dupuy durbin durkin dutcher dutta dutton duval dvorak dwyer dyer dykstra dyson earhart earley earnhardt
  eason eastman easton eaton eberhardt eberhart ebert ebong echeverria eckert eckhardt economou edet edgerton edmonds
  edmondson egan egbert eggleston ehrlich einhorn eisenberg eklund ekwueme elamin eldin eldridge elhaddad elizondo
  elkin elkins eller ellery ellicott ellington ellison ellsworth elmore elsayed elwell elwood emenike emerson emery
  emmons endicott engle ennis enright enriquez eom epps erdogan erikson ernst ervin erwin escalante escamilla escobedo
  eskridge espinal espinosa espy esquivel estep estes etheridge eubank eubanks evangelista evarts everett everhart
  everly ewing eze ezeh fagan fagundes fahey fairbairn fairchild faircloth fairley fakhoury falcone fang fannin faraj
  farber farhat faria farley farnham farnsworth farooq farooqi farr farrar farrington farris fasano fashola faucett
  faulk faulkner fayad featherstone fedorov feeney feinberg feinstein felder feldman felton feng fennell fenner
  fennimore fenton fernandes ferrante ferraro ferreira ferrell ferrer fielding fierro figueiredo filmore finkelstein
  finley finnegan finnerty finney fischer fishman fitch fitzpatrick fitzsimmons fitzwilliam flagg flaherty flanagan
  flanders fleenor fleming flynn fofana fogarty fogg folsom fong fonseca fontaine fontanez fontenot foote forbes
  fordham forrester forsyth forsythe fortenberry fortier fortin fortner fosdick fournier foust foutz fowlkes fraga
  fraley frankel franz frasier frazer freedman freeland freund frey frias frick friedlander friedrich frisbie fritts
  frizzell frye fugate fujii fujimoto fujita fukuda fulcher fulkerson fultz funderburk furman furtado fusco gaber
  gaddis gadsden gaffney gagne gagnon gaines gainey gajda galang galarza galbraith galindo gallardo gallaway gallego
  galli galloway galvez gambino gamboa gamez gandhi ganesan ganguly gannett gannon gant gantt gao garay garber gardener
  gardiner gardner garg garibay garland garner garofalo garrido garrison garrity garth garvey garvin gaskins gastelum
  gaston gatewood gatlin gatti gaudet gault gauthier gautreaux gaytan geary gebre gebremariam geiger gelman gentry
  georgiev georgiou gerber germain gervais getachew getz ghaffari ghani ghosh gibbons gibbs gibby gifford gilliam
  gilliland gillis gilman gilmore gilpin ginn ginsberg giordano gipson girard girma giron giroux giuliani giuliano
  givens gladden gladney gladwell glasser glaze glazer gleason glick glickman glidden glowacki goddard godinez godoy
  godsey goel goff goforth goins goldfarb golding goldman goldsby goldsmith gomes goncalves gooch goodall goode goodell
  gooding goodman goodrich goodson gorman gorski gosney goss gosselin goto gottesman gottlieb gough gould goulet
  gouveia gowda goyal grabowski grafton granados granger grasso gravely grayer grayson greathouse greeley greenbaum
  greenberg greenblatt greenfield greenspan greenwald greer gregg gresham grewal griffiths griggs grigsby grijalva
  grimes grimm grinnell grissom grogan grossman groves grubb grubbs guajardo guardado guarino guerin guerra guffey
  guidry guillen guillory gulati gunderson guo gurrola gustafsson gustin guthrie gwon habib hackett haddad hadden
  haddock hadley hagan hagen haggard haggerty haider haile haines hairston hakim hakimi haley hallam haller hallman
  halpern halsey halstead halvorsen halvorson hamby hamdan hamer hamid hamill hamlett hamlin hamm hammel hammett
  hammond hampton hamza hancock handley haney hankins hanks hanley hanlon hanna hannon hannum hanrahan haque hara
  harada haralson harbaugh harbin hardaway hardcastle hardee hardesty hardin harding hardwick hargett hargis hargrave
  hargrove hariri harkavy harker harkins harlow harlowe harman harmon harney harrell harrelson harrington hartley
  hartman hartmann hartwell hartzell harvell hasan hasegawa hashemi hashimi haskell haskins hastings hatchett hatfield
  hathaway hauser haverford haverty hawes hawley hawn hawthorne hayashi hayden haywood hayworth hazelwood hazen headley
  heathcote heaton hebert heck hedrick heffner heflin hegde heim heinrich heinz heller helmick helton hemingway
  hemphill hendricks hendrickson henley hennessey hennessy henning henriquez hensley henson heo heredia hermosillo
  herndon herr herrick herrmann hershberger herzog hester hewitt hibbard hibbert hickey higa higginbotham higgins
  hightower hijazi hildebrand hildreth hilliard hillman hilton hinckley hinds hines hingorani hinkle hinojosa hinrichs
  hinson hinton hirano hirschfeld hitchcock hixson hobart hobbs hobson hochstetler hodge hodges hodgkins hodgson
  hoekstra hoffer hogan hogue holbrook holden holland holliday hollingsworth hollins hollis hollister holloman holm
  holman holmgren holmquist holton holtz honeycutt hooper hoopes hoover hornbeck hornsby horowitz horvat horvath
  hoskins hossain hosseini hostetler hotchkiss houck houser hovis howe howerton howland hoyle hoyt hsieh hsu hubbell
  hubbs huber huckabee huckaby huddleston hudgins huff huffman huggins hulett hulse hume humphrey humphreys humphries
  hundley hurd hurlburt hurley hurtado husain hussein hutchens hutcheson hutchins hutchinson hutchison hutson hutto
  hwang hyatt hyde hyman iacono ibekwe ibrahimi iglesias ignacio igwe ikeda ilic ilyas imran ingalls ingersoll ingle
  inglis ingram inman inoue ioannou iqbal irby irizarry irwin isaacs isaacson isbell ishida ishii ishikawa isley ismail
  issa ito ivanov ivanova ivanovic ives ivey iwasaki iyengar iyer izquierdo jabbar jaber jablonski jacobsen jacobson
  jaeger jaffe jaffer jaimes jallow jameson jamil janes jang jankowski jansen jarman jarrell jarrett jarvis jasso
  jauregui javed javier jaworski jayaraman jeffers jeffries jemison jenkinson jenks jeon jeong jernigan jessup jewell
  jewett jha jiang johannsen jolley joo jordan jorgensen joshi joslin joubert jovanovic joyner judd kabir kaczmarek
  kadam kadir kagan kahn kalinowski kamara kamath kamau kaneko kantor kapadia kaplan kapoor kapur karim karimi kariuki
  karnes karpov karras kasten kato kaufman kaufmann kawamura kazemi kearney keating keaton keck keefe keegan keenan
  keene keener keister keita kellam kellogg kelso kemp kemper kendall kendrick kennard kenney kennison kenny kenyon
  kerns kerr kershaw kessler kettering keyes khalid khalifa khalil khatib khoury kidd kidwell kilgore kilic killian
  kimani kimball kimble kimbrell kimbrough kimura kinard kincade kincaid kingery kingsley kinney kinsey kinsman kiptoo
  kirby kirk kirkland kirkman kirkpatrick kirkwood kirsch kittredge kline klinger knepper knight knowles knowlton knox
  knudsen knutson kobayashi koehler koenig koh kohl kohler kohli kojima kolar kolodziej komarov kondo konstantinou
  koontz kopecky kornfeld koroma kothari kouassi kovac kovach kovacs kovalenko kovalev kowal kowalczyk kozlov krajewski
  krall krantz krasner kratz krause kravchenko krawczyk kremer kress krieger krishnamurthy krishnan kroeger krol kroll
  krueger kuang kubiak kubota kucera kucharski kue kuhn kulkarni kunz kuykendall kuznetsov kwak kwan kwiatkowski kwok
  kwon labelle laberge lacey lachance lachlan lackey lacroix lacson lacy ladd lafferty laflamme lafleur lafontaine
  lagman lai lajoie lakhani lalonde lambeth landeros landers landis landon landrum landry langdon langford langley
  langlois lanham lanier lankford lanning lantz lanza lapierre laporte lares larios larkin laroche larose larrabee
  larue lasher laskowski lasseter lassiter latham latif latimer latta lau laughlin lavoie lawler lawrie lawton layne
  layton lazo leary leavitt lebedev leblond leclair leclaire leclerc ledbetter ledesma ledford leduc lefebvre lefkowitz
  legault leggett lehman lehmann leigh leighton leiva lemaire lemay lemieux lemke lemley lemus lennon lentz leone
  lepage lerma lerner leroux leung levesque levin levine levinson levitt leyva liang liao licata lichtenstein liddell
  lieberman lightfoot ligon linares lindell lindgren lindholm lindley lindner lindquist lindqvist linton lipman
  lipscomb lisowski littlefield littlejohn littleton livingston llamas locke lockett lockhart locklear lockridge
  lockwood loeb loera loftis lofton loftus logsdon lomax lombardi lombardo lomeli longoria looney lopes lor lovejoy
  lovelace lovelady loveless lovelett lovell lovett lowell lowenstein lowery lowman lowry loxley loya loyd lozada
  lucchese luckett ludlow ludwig luevano lujan lumpkin lund lundberg lundeen lundgren lundquist lundstrom lunsford luo
  luong lusby lusk luttrell lutz lyles lyman lyons lysenko lytle`.split(/\s+/)
