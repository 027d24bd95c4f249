/**
 * Surnames of people in the United States beyond the commonest, of every origin, from M to Z, that are no everyday words, no
 * words of this trade, and no diseases, signs or devices called after those who described them.
 */
export const LAST_NAMES_M_TO_Z: readonly string[] =
  `mabe mabry macapagal macdonald macedo macgregor machado mackay mackey macleod macmillan maddox maddux madera madrigal
  madsen maeda magalhaes magana magee mahajan mahan mahdi mahmood mahmoud mahon mahoney maier maillet majeed majewski
  majumdar makarov malek malhotra malik malinowski mallard malley malloy maloney malouf manalo mancilla mancini mancuso
  mandal mandelbaum mangano mangubat mangum manion manley mann mansfield mansour mapes marceau marchand marchese
  marchman marek margolis mariani markham markley markovic marlow marlowe marques marr marrero marroquin marston martel
  martindale martinelli martino mashburn masood massey massie massoud masterson masuda matheny mathews mathiesen mathis
  mathur matlock matos matson matsuda matsui matsumoto matsuoka mattingly mattox maughan mauldin maupin maurer maxey
  maxfield maxson mayberry mayer mayes mayfield mayhew maynard maynor mayorga mays mazur mazurek mazza mazzola mbatha
  mbeki mcadams mcadoo mcafee mcalister mcallister mcarthur mcbee mcbryde mccabe mccaffrey mccain mccaleb mccall
  mccallister mccallum mccandless mccann mccarter mccartney mccarty mccaskill mccauley mcclain mcclanahan mcclary
  mccleary mcclellan mcclelland mcclendon mcclintock mccloskey mccloud mcclung mccollough mccollum mccomb mccombs
  mcconnell mccord mccorkle mccormack mccown mccracken mccrary mccray mccrea mccreary mccubbin mccullough mccullum
  mccune mccurdy mccutcheon mcdade mcdaniels mcdermott mcdonnell mcdonough mcdougal mcduffie mcduffy mceachern mcelroy
  mcelveen mcewen mcfadden mcfarland mcfarlane mcgarry mcgarvey mcghee mcgill mcginnis mcgonigle mcgowan mcgrath mcgraw
  mcgregor mcgrew mcgruder mchenry mchugh mcilwain mcinnis mcintosh mcintyre mciver mckee mckeehan mckeever mckenna
  mckeon mckeown mckern mckibben mckinley mckinnon mcknight mclain mclaurin mclellan mclemore mclendon mcleod mclin
  mcmahan mcmanus mcmaster mcmillan mcmillen mcmillian mcminn mcmullen mcmurry mcnabb mcnair mcnally mcnamara mcnamee
  mcnamer mcneal mcneely mcneese mcneill mcnulty mcnutt mcphail mcpherson mcquaid mcqueen mcrae mcreynolds mcspadden
  mcswain mcteer mcvay mcvey mcwhorter mcwilliams meacham meade meador meadows medeiros medellin medlin medlock meekins
  meeks meier mejias meldrum melgar melton melville menard menchaca mendelsohn mendelson mendes mendiola mendonca meng
  menon mensah meraz mercer mercier mericle merrick merrifield merrill merriman merritt messer metcalf metz metzger
  metzler meyerson michaels michaelson michaud mikesell mikhailov mikkelsen milam milburn millard millen millican
  milligan millikan milliken millsap millsaps milner milstein mims minnick minter minton mintz miramontes mireles mirza
  mishra mistry mitchum mittal mixon mize mobley moen moffat moffett moffitt moghaddam mohamud mohanty mojica monahan
  moncrief monge moniz monreal monroy montague montalvo montanari montanez montano monteiro montelongo monterrosa
  montiel mooney moorman moreira morejon moreland morelli moretti moriarty morin morita morley morozov morrill morrison
  morrissey morrow mortensen morton mosby moseley moser mosher moskowitz mosley mota mott moua moulton moura mousa
  moussa mouton mowery moxley moyer mubarak mudd mueller muhammed mujica mukherjee mukhopadhyay mulcahy muldoon
  mulholland mulkey mullen muller mulligan mullin muniz munn munro munroe munson murakami murdoch murdock murrell
  murrieta murthy musgrove musick musser mustafa muthu mutua mwangi myrick myung nadar nadeau nagata nagel nagy naidu
  nair najera nakagawa nakajima nakano nakashima nakayama nambiar nance nanda napier narang naranjo narayan narayanan
  narvaez nascimento nasser natarajan navarrete nayak nazari ndiaye neal nealy neel neely neff neill nejad nemeth
  nesbitt nettles nettleton neumann nevarez neville newby newcomb newell newkirk newland newlin newman newsom newsome
  nez ng ngo ngugi nichols nicholson nickerson nielsen niemeyer nieto nieves nikolaev nikolaou nikolic nilsen nilsson
  nisbet nishimura nixon njoroge nkosi nkrumah noda nogueira noh nolan noland nolasco nolen nomura noonan nordstrom
  norfleet noriega northcutt northrop northrup novotny nowlin noyes nugent nunes nunley nunn nunnally nussbaum nutt
  nuñez nwachukwu nwankwo nwosu nyberg nygaard oakes oakman oakwood oates obannon oberg obermeyer oberoi obiora obregon
  obuya ocasio ochieng ochs oconnell oconnor oden odhiambo odom odonnell odum oduya ogawa ogbonna ogbu ogden oglesby
  ogunleye ohara ohlson ojeda okada okamoto okeke okereke okonkwo okoro okoye okpara olafson olaniyan oldfield oldham
  oleary olin olinger oliphant olivares olivas oliveira olivo olmos olmstead olsson olszewski olvera omondi oneal oneil
  oneill ong ontiveros onwuka onyango opoku oppenheimer oquendo orcutt ordaz ordonez orellana orlov oropeza orr orton
  osborn osborne osorio osteen ostergaard ostrander ostrowski oswald ota otero otieno ottinger ouellette ovalle overby
  overstreet overton oviedo owenby owings owsley owusu oxley oyelaran oyelowo oyler ozturk pabon pabst packard padgett
  padmanabhan padron pagan paige paik paine palacios palmieri palmore palomino palumbo pandey pandya panganiban
  pangilinan pankey pantoja papadopoulos papageorgiou pappas paquette paranjape pardue paredes parekh parham parikh
  parisi parkhill parkhurst parkman parnell parr parra parris parrish parrott partin parvez paschal paschall pasha
  patchett pathak patton pauley paulk paulsen pauly pavlenko pavlov pavlovic paxson payne pearce pearsall peck peden
  pedersen pedraza pedroza peebles peguero pelayo pellegrini pellegrino pellerin pelletier pelton pemberton pendergrass
  pendleton peng pennell penney penrod peoples peppers peralta perdomo perdue pereira perelman pereyra perlman perrault
  perreault perrin perrine perryman persaud petersen petrakis petrenko petrie petrillo petrosyan petrov petrova
  petrovic pettiford pettigrew pettis pettit pettway pfeiffer phelps philbrick phinney phipps picard pickard pickens
  pickering pickett pickney picou pierson pilcher pillai pimentel pinckard pinckney pincus pinheiro pinkerton pinkham
  pinkston pinsky piotrowski pires pisano pitman pittenger pittman pitts plascencia plath plourde plummer plunkett pohl
  poindexter poirier polanco polanski polk pollack pollard pollock polson poole popham popov popovic porterfield
  portillo posada posey poston poulin pradhan prakash prasad prather preciado prendergast prentice prescott pressley
  prewitt prieto primm pritchard pritchett prochazka proctor proffitt proulx prouty prue pruett pryce pryor przybylski
  puckett puente puentes puga pugh pugliese pulido pullen purcell purdy purnell purohit pursley purvis putnam pyle
  qadir qasim qian qiu quach quaid qualls quarles quattlebaum queiroz quesenberry quezada quigley quijano quimby
  quinlan quinones quinonez quiroga quiroz qureshi rabb rabinowitz raby radcliffe rader radford radke radovic rael
  rafiq raghavan raghunathan ragland ragsdale rahim rahimi rahmani raines rainey rainwater rajagopal rajan rajput raley
  ralston ramachandran ramanathan ramaswamy ramey ramsay rana randle randles randolph ranganathan rangaswamy rankin
  rappaport rasberry rasheed rasmussen rastogi ratcliff rathbun rathod rathore ratliff rausch ravenel rawat rawley
  rawlings rawls rayburn rayford raymer raza reagan reardon reaves redd reddi reddick redding redfern redford redman
  redmond reece reeder reedy reese reeve reeves regan rehman reichert reid reilly reinhard reinhardt reinhart reiss
  renaud rendon renfro renfroe renn renner renshaw renteria resendez restrepo revels reyher reyna reynoso rezaei rhea
  rhee rhoads rhoden rhyne ribeiro ricciardi richards richey richie richman rickard rickert ricks ridenour ridgely
  ridgeway ridley rife rigby riggins riggs rinaldi rinehart ringgold ringler riojas rioux rippy risinger ritchey
  ritchie ritz rivero rizvi rizzo roan roark robb roberge roberson robey robichaux robillard robins robison robledo
  robotham roby rockwell rodarte rodman rodrigues rodriquez roebuck rogerson rohr roldan rollins rolon romanenko
  romanov romine romo rooker rooney roper rosado rosas rosenbaum rosenberger rosenblatt rosenblum rosenfeld rosenstein
  rosenthal rosner ross rossetti rothman rothschild rothstein rothwell roundtree rountree rouse rousseau roussel rowan
  rowell rowland rowley royce royer royster rubalcava rubenstein rubin rubinstein rubio rucker rudd ruffin ruffner
  ruggiero ruggles rumsey runyan runyon rupp rutherford rutkowska rutkowski rutledge rutter ryals ryder ryu saad
  sabatini sabbagh sabin sadiq sadowski saeed sahni saini saito sakai sakamoto salah saldana saldivar saleh salim
  salisbury sallee salman salonga saltzman salyer samadi samaniego sampson samson samuels sanabria sanborn sandberg
  sanderlin sanderson sandhu sandifer sandlin sankaran sano santillan santoro santoyo santucci sapp sarabia sargent
  sarpong sartori sasaki sather sato satterfield sauceda sauer sauls saunders savchenko savoie sawyer saxena saxon
  saxton sayed sayers saylor scalise scanlon scarborough scarbrough schaaf schaeffer schafer schaffer schechter schell
  schiff schlegel schlesinger schmelzer schmid schmitt schmitz schofield scholz schoonover schreiber schrock schroder
  schubert schuler schulman schulte schulz schumacher schuster schwab schwartzman schwarz scofield scoggins scoville
  scruggs scully seabrook seagraves searcy sears seaton seay secrest seeley sefton segal segovia sehgal seitz sekhon
  sellars sengupta seo sepulveda serna serrato sesay sethi severson sewall seward sewell seymour shackelford shafer
  shaffer shaheen shahid shaikh shanahan shandor shankle shankman shapiro sharif sharkey sharpe shattuck shaver shea
  shealy shearer sheehan sheeley shen shepard sheppard sherer sheridan sherrill sherrod sherwood shetty shevchenko shew
  shibata shifflett shimizu shinde shipley shipman shirk shively shoaf shockley shoemaker shotwell showalter shrader
  shropshire shrum shukla shuler shulman shultz shumaker shumate sibley siddall siddiqi sidhu sidorov siebert siegel
  sievers sifuentes sikes sikora sikorski silber silberman silveira silverman silvers silverstein simard simcox simms
  simoes simonds simonsen simonson sinclair singletary sinha sipes siqueira sisk sisson sizemore skaggs skelton
  skidmore slade slagle slaton slattery slayton sloan sloat slocum smalley smalls smallwood smedley smiley smirnov
  smithson smyth snavely snead sneed snell snider snipes snodgrass snook snowden soares sobczak soderberg sohal sohn
  sokolov sokolowski solano solberg soliman solomon solorio solorzano somers somerville sommer sommers soni sood
  sorensen sorenson soriano sorrell sorrentino sotelo sotomayor southard souther southerland southworth souza sowell
  sowers spalding spangler spann sparkman spaulding spears spector speight spellman spiegel spiers spiller spinelli
  spitzer spivey spradley spradlin sprague spruill spurlock srikanth srinivasan srivastava stafford staggs stagner
  stahl staley stallings stallworth stambaugh stamper stancil standridge stanfield stanford stankiewicz stansbury
  stapleton stapp starkey starks starkweather starnes starr staton stauffer stavropoulos stavros steadman stearns
  stebbins stegall stegman steinbach steinberg steiner stell stepanov stephan sternberg stidham stiles stillman
  stillwell stinson stith stitt stockdale stockman stockwell stoddard stojanovic stoker stokes stoll stoltz stonebraker
  stoner storch storey stott stoudt stovall stover stowe strachan stratton streeter strickland strickler stringfellow
  strode strom stromberg stromquist strother stroud stroup stroupe strunk stubblefield stubbs stuckey sturdivant
  sturgill sturgis sturm suazo subramaniam subramanian suggs sugiyama suh sullins summerfield summerlin summerville
  sumner sumpter sumrall sundaram sundaresan sundberg suri surratt sussman svenson svensson svoboda swafford swain
  swamy swank swann swartz swenson swett swisher swope sykes sylvester szabo szczepanski szymanska szymanski tabatabai
  tabb tabor tackett tafoya taggart tahir taiwo takagi takahashi takeuchi talamantes talbert talbot talley tallman
  talwar tambe tamura tandon tang taniguchi tannen tannenbaum tapia tarrant tarver tatum tavares teague teasley tebo
  tedder tedesco teitelbaum teixeira tejada tejeda tekle telford tello templeton teng tennant tenney terrazas
  terwilliger tesfaye tessier tetteh thach thacker thackery thakkar thakur thao thapa tharp thayer theis theodorou
  theriault thibeault thibodeau thibodeaux thielen thigpen thornberry thornburg thorne thornhill thornquist thorpe
  thorsen thorson thorton thrasher threadgill thurber thurman thurston tian tibbs tidwell tierney tietz tijerina
  tillery tilley tillman tilton timberlake timmons tindall tipton tirado tischler tisdale tiwari tkachenko tobin
  tolbert tolentino toliver tolliver tomaszewski tomczak tomlin tomlinson tompkins tooley toomey torgerson toribio
  torrence toscano toth touchstone toure townes townley townsend trahan trammell traore trapp traver travers trawick
  treadway treadwell trehan tremblay trent trexler tribble trimble trinh tripathi triplett trivedi troncoso trosclair
  trotter troutman truax trudeau truitt trull trumbull tsai tsang tseng tshabalala tsosie tubb tubbs tuckerman tuggle
  tulloch tully turley turnage turnipseed tuttle twiggs twitty twombly tyndall tyree tyson uchida udo ueda ueno ugwu
  ullman ulloa underhill upadhyay upchurch upham upshaw upton urbanski urbina urena uribe urquhart urrutia usman utley
  utterback vachon vaidya vaidyanathan valadez valdes valdivia valdovinos valenti valentin valerio vallejo vallejos
  valles vanburen vandenberg vanderberg vanderhoff vandersloot vandiver vandyke vang vanhook vanhorn vanmeter vanwinkle
  varela varga varghese varma varnado varner varney vasconcelos vasiliev vaughan vaught velarde velazco velazquez
  venable venegas venkataraman venkatesan venkatesh vergara verma verret vestal vick vickers vickery vickrey vieira
  viera viers vieyra vigil villagomez villalobos villalpando villamor villareal villarroel villasenor villeneuve vinton
  viramontes vitale vitiello vlahos vogler vogt voigt volkov vora voss vue vyas wachtel wada waddell wadhwa wadsworth
  waggoner wagoner wagstaff wahab wainscott wainwright wakefield walcott walczak walden waldman waldo waldrip waldron
  waldrop walford walia walkup wallin wallis walpole walther walton wampler wanamaker wanjiku warfel warfield warnock
  warrick washburn wasik wasilewski wasserman wasson watanabe waterhouse waterman watford watters watts waugh waxman
  wayland weatherby weatherford weatherly weathersby weatherspoon webb webber weddington weddle weems wegner weidner
  weigel weiland weinberg weiner weingarten weinman weintraub weir weisman weissman welborn welker weller welsh welton
  wentworth werner wertz wesson westbrook westerberg westerfield westergaard westfall westmoreland weston wetherby
  wetherell wetzel wexler whalen whaley wharton wheatley wheelock whelan whisenant whitacre whitcher whitcomb whitcombe
  whitehead whitehorse whitehouse whitehurst whitener whitesell whiteside whitford whitlatch whitlock whitlow whitman
  whitmer whitmire whitmore whitsett whitson whitt whittaker whitten whittington whitworth whyte wickham wicks widmer
  wieczorek wigginton wiggs wilbanks wilburn wilcox wilcoxson wilder wiley wilhelm wilkerson wilkes wilkie wilks
  willett willey willingham willison willoughby wilmoth wimberly wimmer windham winfield winfrey wingard wingate winkle
  winkler winn winship winstead winthrop wirt wirth wiseman wisniewska witherspoon withrow witkowski witt wofford
  wojcik wojtowicz wolcott woldemariam wolff wolford wolfson womack womble wong woo woodall woodard woodbury woodcock
  woodham woodley woodlief woodring woodruff woodside woodson woodworth woolard wooldridge woolf woolfolk woolley
  woolsey wooster wooten worden worley worrell worsham wortham worthington wortman wozniak wray wrenn wrobel wyatt
  wylie wyman wynn wynne xie xiong xu yadav yakovlev yamada yamaguchi yamashita yancey yandell yanez yao yarborough
  yarbrough yardley yasin yazzie ybarra yeager yeary yeatman yeboah yee yeh yelton yeomans yilmaz yip yoakum yohannes
  yoho yokoyama yoo yoon yoshida yoshikawa yost youmans younce youngblood youngman younis yount yousef yuan yuen zaidi
  zajac zakharov zaleski zalewski zaman zanetti zaragoza zarate zavala zawadzki zayas zeigler zelaya zeller zellner
  zeng zepeda zhao zheng zhong zhou zhu zia ziegler zielinski zimmermann zinn zivkovic zook zou zuckerman zuleta`.split(
    /\s+/,
  )
