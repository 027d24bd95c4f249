/** First names of people in the United States beyond the commonest, of every origin, that are no everyday words. */
export const RARER_FIRST_NAMES: readonly string[] =
  `abdirahman abdoulaye abdul adriel agustin ahmad ainsley aja alani alba alejandra aleksandr alessandro alina alisha
  aliyah alondra alphonse althea alvaro amadou amalia amani amara amari amaya amir amira amit amrit anahi anastasia
  andres angelina angeline angelo anika ankit annalise anouk ansel antoine antoinette antwan anwar apolonia arely
  ariana ariel arman armando arnaldo arnulfo arturo arvind asad asha ashanti ashok ashwin asif asma aurelia aurelio
  aurelius ayaan ayesha aylin ayumi azalea babajide baptiste bartholomew bashir bea belen benedict benicio benita
  berenice bernardine bethel bhavesh blanca bojan boyd bozena braulio breanna brenna briana brielle brigid brigitte
  bronislaw brynn bryson butch caleb callie camille camilo candelaria caridad carlton carmelita carmella carmelo
  caspian cassius cecile cedric cesario chanel chantal charmaine chau chauncey chayton chetan christa christos ciara
  clarissa claude clemente clementine conchita consuela coretta cosmo cristian cristobal cuong cyrus dagmar dalia
  damaris damir danica daniela danilo daphne daquan darnell darren darryl darwin dashiell davon dayana deandra debora
  deion delbert delilah demarcus demetria demetrius denis desiree destinee destiny devante deven devin devonte dhruv
  dionne djamila dolly domingo dominique donna-marie donovan dorian dorothea draga drago duong dusan dyan edison
  eduarda efrain efren eladio elba eleni eliana elif elina elisabeth elizabeta elliott elmer eloy elvis emanuel
  emerence emiliano emilie emmanuel emmett enriqueta epifanio ericka ernesto esmeralda estefania estrella eunbi evelin
  everleigh evita fabian fabiola farah faraz farida farouk farrukh fatoumata faustino fausto federico felicity felipe
  ferdinand fernanda filip filomena fitzgerald flavia flavio florencia florentino florinda francesca francesco
  francois freida gabino gabriella gaspar gavin genaro gennady georgina geovanni gerardo ghassan giancarlo gianna
  gilberto ginette giorgos giselle giulia gladstone godofredo gonzalo griselda guido gunnar gunther gurdeep gurmeet
  haley halle hana hania hari harish haroun hassan haydee heriberto herlinda hermelinda herminia hermione hernan hien
  hieu hilaria hisham honorio hubertus huda hugh husam hussein hye-jin idris ignatz ilana ileana iliana ilona ilya
  iman imelda imran indira inga ingeborg inocencia ioana iqbal isabela isabelle isaias isela ishaan ismael ismail
  ivette iyana izabella jacinda jacinto jacoby jada jaden jahleel jairo jakob jalen jameel jamila jamison jan-erik
  janae janessa janina jaquan jaqueline jarrod javon jaxx jayla jaylen jaylene jazmin jazmine jeevan jehan jelena
  jenaro jerrod jerzy jessenia jessie jesusa ji-ho ji-yeon jian jiho jin-soo joachim joana joao jocasta jocelyn joey
  johan johanne johari jordan jorja josette josip jovan jovita juancarlos juliana julianna julianne juliette julio
  julissa julius junaid jung-hee junie jyoti kadeem kailani kaitlin kaitlyn kaleb kamal kamala kamari kamau kamil
  kamilah kanye kareem karim karina karthik kashvi kasimir kassandra kathryne katya kaveh kaylynn kazuko keanu keenan
  keiran keishawn kelvin kemi kendall kendrick kenia keoni kermit keyshawn keyshia khadijah khaled khalid khalil khanh
  khoa kiana kiara kieran kimmie kinsley kiran kirsten kirstin kiyan kiyoshi kojo konstantin kourtney kristofer
  krystal krystle krzysztof kumiko kunal kyra lacey lacy laila lakeshia lalo lamont lashonda lateisha latifah latonya
  latrell latrice laura-lee laurence lauryn lavonne lazaro leandro leila leilani lenin leotis letitia lian lidia lihua
  lil lilian liliana lina lisandro lisette lizbeth ljubica lonnie lorena lorna lourdes lubomir lucero lucian luciana
  luciano lucien lucila ludivina luka lukas luong lupe lyle lyubov mabelle macarena madelyn magdalena mahmoud maisie
  makena malak malia malik manish marceline marcelino marcellus marcin marek margarete margarito margit maribel
  maricela marija marika marilou marina marisa marissa maritza marlena marquez marquise marvella masako mateja mathias
  matias matteo maura mauricio maximiliano maximo mayra mckenna mehdi mehmet meryem mia micaela mikael mikaela mikhail
  mila milagro milena milica min-ji mireya miriam miroslav mitsuko mohammad moshe muhammed murugan mustafa myeong
  myron nadja naeem nakia nan nancie naomie nasir nasreen natacha natasa nathalie nathanial natividad nayeli neel
  neema nereida nestor nga nicola nicolette nidhi nikita niko nikola nikolai nilda nisha nkechi noelia noelle noor
  norah norberto nubia nuria nusrat nyasia octavius odalys oleg omari omid onika oralia oren orla orly osama oswaldo
  ozzie pablo padma paige paloma paola parveen pasquale patricio pavel pearlie peg petal petronila petros phuc pieter
  placido porfirio pradeep prakash pranav preeti prem quincy quinton quoc rabia rachelle radoslav rafaela raheem rahul
  raisa raj raja rajiv rakesh ramesses ranjit raphael rashad rasheed rashida ravindra rayan rebeca reggie reina
  reinaldo remy renaldo renske reyna reynaldo rhiannon ricarda rihanna rina rito robbin rochelle rodrigo romeo romulo
  ronak ronaldo ronan ronin roosevelt roque rory rosalva rosanna rosanne rosaura roselyn rosendo roshan rosita rowena
  roya ruslan rutger ruthann ryder sahar sahil saida saleem samar samara samira sanaa sandeep sanjana santos saskia
  sathish satish savannah savita seema semira serafina seraphina sergey shabnam shaina shakira shalini shanda shanice
  shante shanthi shaquille sharif sharonda shavon shawanda shayla shea sheela shelly-ann shondra shreya simran sinead
  slavica sloane slobodan sofie solomon soraya soren sota staci stanislav stefania stefano stephane stephania stephon
  sumaya sumit surya suzan suzana svetla swati syed sylvester sylvie tabatha tahir taiwo taj takisha talia tamar
  tamatha tammi tanvi tariqah tarun tatyana tawny tayshaun temi teodoro teresita terrence terri-lynn thaddaeus thalia
  thandiwe thelonious theodor theophilus thien thomasina thuan timur tito tomas tomasa tomasz tomoko tonia torrance
  torsten tosin tran-anh trent trenton tressa treyvon trinh trish tristan tuan tunde tuyet tyrese ubaldo uche ulla
  umar umberto uriah uriel usha valentin valentino valeria vasil vasiliki vaughn veda venkat verica vihaan viktor
  viktoria vinay vinh viridiana vishal vivek vivienne vlad vladimir waleed walid wassim wendeline wendi wes westley
  wilfredo wilhelm wilmer wilson wladyslaw wrenley xander xavi xiomara yadira yael yahir yahya yakov yana yanet
  yannick yara yareli yaretzi yash yasir yasmeen yeimy yelena yesica yissel yitzhak ynez yohana yosef yousef youssef
  yulia yuliana yuri yuridia yuto yvonna zachery zafar zahra zaid zain zaina zakariya zayn zaynab zechariah zehra
  zeinab zeke zenaida zhi ziad zita zohra zoila zoltan zora zoya zuleika zulema zuri zuzana`.split(/\s+/)
