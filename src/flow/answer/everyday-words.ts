/** Words of ordinary sentences, which stand in some description by chance: `more than one piece of it`, `so it matches`. */
export const EVERYDAY = new Set(
  `again all also another anything apart asked back bad before both bring came charge charges come day days end ever everything extra
  fine first fix following full get gets go goes going good half happen here hour hours keep kind last least left line long made make match
  matches matching mean means minute minutes missing mixed month months more most new next nothing now number old once one ones
  open other own paid part parts past pay pays piece pieces place point problem put rest right same say says second send set
  several short side sides single some someone something start stay still stuff system take taken takes thing things third three time
  times today together top total tried try turn turned two type way week weeks went whole without word words work works
  wrong year years yesterday yet`.split(/\s+/),
)
