/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program that does nothing: what any program costs to start and end. */
int main(void)
{
    return 0;
}
