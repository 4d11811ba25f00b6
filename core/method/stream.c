/* temporary */
#include "config.h"
#include "method/stream.h"
#include <stdlib.h>
#include <math.h>
#include <string.h>
int ot_distribution_fit(enum ot_shape shape, double base, double low, double high, struct ot_range range, struct ot_distribution *out, struct ot_error *err)
{ (void)shape,(void)range,(void)err; *out=(struct ot_distribution){OT_UNIFORM,base,0,low,high}; return 0; }
struct ot_distribution ot_distribution_beta(double a, double b, double scale){ double m=a/(a+b)*scale; return (struct ot_distribution){OT_UNIFORM,m,0,m*0.9,m};}
struct ot_distribution ot_distribution_gamma(double shape, double scale){double m=shape*scale; return (struct ot_distribution){OT_UNIFORM,m,0,m*0.9,m*1.1};}
struct ot_tables { int x; };
struct ot_tables *ot_tables_new(void){return calloc(1,sizeof(struct ot_tables));}
void ot_tables_free(struct ot_tables *t){free(t);}
int ot_stream_draw(struct ot_tables *tables, const struct ot_stream *s, size_t first, size_t count, double *into, struct ot_error *err)
{ (void)tables,(void)err; for(size_t i=0;i<count;i++){ uint64_t z=s->key+(first+i+1)*UINT64_C(0x9e3779b97f4a7c15); z=(z^(z>>30))*UINT64_C(0xbf58476d1ce4e5b9); z=(z^(z>>27))*UINT64_C(0x94d049bb133111eb); z^=z>>31; double u=((double)(z>>12)+0.5)*0x1p-52; into[i]=s->factor*(s->distribution.low+u*(s->distribution.high-s->distribution.low)); } return 0; }
int ot_distribution_write(const struct ot_distribution *d, double *r){r[0]=d->a;r[1]=d->b;r[2]=d->low;r[3]=d->high;return d->shape;}
int ot_distribution_read(int shape, const double *r, struct ot_distribution *out){*out=(struct ot_distribution){(enum ot_shape)shape,r[0],r[1],r[2],r[3]};return 0;}
const char *ot_distribution_word(const struct ot_distribution *d){(void)d;return "uniform";}
